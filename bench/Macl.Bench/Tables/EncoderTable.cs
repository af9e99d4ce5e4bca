using Macl.Bench.Results;

namespace Macl.Bench.Tables;

/// <summary>The tables of a measurement of the encoders.</summary>
internal static class EncoderTable
{
    private static readonly Dictionary<string, Func<BenchRecord<EncoderRow>, string>> _tables = new(StringComparer.Ordinal)
    {
        ["encoders summary"] = Summary,
        ["encoders rates"] = record => ByContestant(record, row => Quantity.PerSecond(row.PicturesPerSecond)),
        ["encoders arithmetic"] = record => ByContestant(record, row => Quantity.Rate(row.Gigaflops)),
        ["encoders machine"] = MachineList.Of,
    };

    /// <summary>The names of the tables.</summary>
    public static IEnumerable<string> Kinds => _tables.Keys;

    /// <exception cref="FormatException">There is no such table.</exception>
    public static string Make(string kind, BenchRecord<EncoderRow> record) =>
        _tables.TryGetValue(kind, out var make) ? make(record) : throw new FormatException($"There are no results of the kind '{kind}'; allowed: {string.Join(", ", Kinds)}.");

    private static string Summary(BenchRecord<EncoderRow> record) => MarkdownTable.Of(
        ["encoder", "pictures", "float32, pictures/s", "bfloat16, pictures/s", "bfloat16 faster", "float32 faster than PyTorch", "than PyTorch, channels last", "bfloat16 faster than PyTorch's autocast"],
        SizesOf(record).Select(size => (string[])
        [
            size.Encoder,
            Quantity.Count(size.Pictures),
            Quantity.PerSecond(size.Rate(EncoderContestants.Macl)),
            Quantity.PerSecond(size.Rate(EncoderContestants.MaclInBFloat16)),
            Quantity.Ratio(size.Rate(EncoderContestants.MaclInBFloat16) / size.Rate(EncoderContestants.Macl)),
            Quantity.Ratio(size.Rate(EncoderContestants.Macl) / size.Rate(EncoderContestants.PyTorch)),
            Quantity.Ratio(size.Rate(EncoderContestants.Macl) / size.Rate(EncoderContestants.PyTorchChannelsLast)),
            Quantity.Ratio(size.Rate(EncoderContestants.MaclInBFloat16) / size.Rate(EncoderContestants.PyTorchInBFloat16)),
        ]));

    private static string ByContestant(BenchRecord<EncoderRow> record, Func<EncoderRow, string> cell) => MarkdownTable.Of(
        ["encoder", "pictures", .. EncoderContestants.All.Select(one => one.Title)],
        SizesOf(record).Select(size => (string[])
        [
            size.Encoder,
            Quantity.Count(size.Pictures),
            .. EncoderContestants.All.Select(one => size.Of(one.Name) is { } row ? cell(row) : Quantity.Missing),
        ]));

    private static IEnumerable<Size> SizesOf(BenchRecord<EncoderRow> record) =>
        from row in record.Rows
        group row by (row.Encoder, row.Pictures) into rows
        select new Size(rows.Key.Encoder, rows.Key.Pictures, [.. rows]);

    private sealed record Size(string Encoder, int Pictures, IReadOnlyList<EncoderRow> Rows)
    {
        public EncoderRow? Of(string contestant) => Rows.FirstOrDefault(row => row.Contestant.Equals(contestant, StringComparison.Ordinal));

        public double? Rate(string contestant) => Of(contestant)?.PicturesPerSecond;
    }
}
