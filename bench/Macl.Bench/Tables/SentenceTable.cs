using Macl.Bench.Results;

namespace Macl.Bench.Tables;

/// <summary>The tables of a measurement of sentences.</summary>
internal static class SentenceTable
{
    private static readonly Dictionary<string, Func<BenchRecord<SentenceRow>, string>> _tables = new(StringComparer.Ordinal)
    {
        ["sentences summary"] = Summary,
        ["sentences rates"] = Rates,
        ["sentences machine"] = MachineList.Of,
    };

    /// <summary>The names of the tables.</summary>
    public static IEnumerable<string> Kinds => _tables.Keys;

    /// <exception cref="FormatException">There is no such table.</exception>
    public static string Make(string kind, BenchRecord<SentenceRow> record) =>
        _tables.TryGetValue(kind, out var make) ? make(record) : throw new FormatException($"There are no results of the kind '{kind}'; allowed: {string.Join(", ", Kinds)}.");

    private static string Summary(BenchRecord<SentenceRow> record) => MarkdownTable.Of(
        ["work", "float32, tokens/s", "bfloat16, tokens/s", "bfloat16 faster", "float32 faster than PyTorch", "bfloat16 faster than PyTorch", "than PyTorch's autocast"],
        WorksOf(record).Select(work => (string[])
        [
            work.Key,
            Quantity.PerSecond(Rate(work, SentenceContestants.Macl)),
            Quantity.PerSecond(Rate(work, SentenceContestants.MaclInBFloat16)),
            Quantity.Ratio(Rate(work, SentenceContestants.MaclInBFloat16) / Rate(work, SentenceContestants.Macl)),
            Quantity.Ratio(Rate(work, SentenceContestants.Macl) / Rate(work, SentenceContestants.PyTorch)),
            Quantity.Ratio(Rate(work, SentenceContestants.MaclInBFloat16) / Rate(work, SentenceContestants.PyTorch)),
            Quantity.Ratio(Rate(work, SentenceContestants.MaclInBFloat16) / Rate(work, SentenceContestants.PyTorchInBFloat16)),
        ]));

    private static string Rates(BenchRecord<SentenceRow> record) => MarkdownTable.Of(
        ["work", "contestant", "tokens/s", "sentences/s", "GFLOP/s of the layers", "of the product's rate"],
        from work in WorksOf(record)
        from contestant in SentenceContestants.All
        let row = Of(work, contestant.Name)
        where row is not null
        select (string[])
        [
            work.Key, contestant.Title, Quantity.PerSecond(row.TokensPerSecond), Quantity.PerSecond(row.SentencesPerSecond), Quantity.Rate(row.Gigaflops), Quantity.Percent(row.FractionOfProduct),
        ]);

    private static IEnumerable<IGrouping<string, SentenceRow>> WorksOf(BenchRecord<SentenceRow> record) => record.Rows.GroupBy(row => row.Work, StringComparer.Ordinal);

    private static SentenceRow? Of(IEnumerable<SentenceRow> rows, string contestant) => rows.FirstOrDefault(row => row.Contestant.Equals(contestant, StringComparison.Ordinal));

    private static double? Rate(IEnumerable<SentenceRow> rows, string contestant) => Of(rows, contestant)?.TokensPerSecond;
}
