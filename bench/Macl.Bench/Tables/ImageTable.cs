using Macl.Bench.Results;

namespace Macl.Bench.Tables;

/// <summary>The tables of a measurement of the views of pictures.</summary>
internal static class ImageTable
{
    private static readonly Dictionary<string, Func<BenchRecord<ImageRow>, string>> _tables = new(StringComparer.Ordinal)
    {
        ["images speed"] = Speed,
        ["images machine"] = MachineList.Of,
    };

    /// <summary>The names of the tables.</summary>
    public static IEnumerable<string> Kinds => _tables.Keys;

    /// <exception cref="FormatException">There is no such table.</exception>
    public static string Make(string kind, BenchRecord<ImageRow> record) =>
        _tables.TryGetValue(kind, out var make) ? make(record) : throw new FormatException($"There are no results of the kind '{kind}'; allowed: {string.Join(", ", Kinds)}.");

    private static string Speed(BenchRecord<ImageRow> record) => MarkdownTable.Of(
        ["pictures", "views", "Macl, pictures/s", "torchvision, pictures/s", "faster"],
        from row in record.Rows
        group row by (row.Pictures, row.Views) into rows
        let macl = rows.FirstOrDefault(row => row.Contestant.Equals(ContestantNames.Macl, StringComparison.Ordinal))
        let torchvision = rows.FirstOrDefault(row => row.Contestant.Equals(ContestantNames.Torchvision, StringComparison.Ordinal))
        select (string[])
        [
            rows.Key.Pictures,
            rows.Key.Views,
            Quantity.PerSecond(macl?.MedianPerSecond),
            Quantity.PerSecond(torchvision?.MedianPerSecond),
            Quantity.Times(macl?.MedianPerSecond / torchvision?.MedianPerSecond),
        ]);
}
