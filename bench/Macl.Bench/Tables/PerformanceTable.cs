using Macl.Bench.Results;

namespace Macl.Bench.Tables;

/// <summary>The tables of a measurement of the losses.</summary>
internal static class PerformanceTable
{
    private const string NotMeasured = "–";
    private const int DimensionOfSummary = 128;

    private static readonly Dictionary<string, Func<BenchRecord<LossRow>, string>> _tables = new(StringComparer.Ordinal)
    {
        ["performance summary"] = Summary,
        ["performance machine"] = MachineList.Of,
        ["performance times"] = record => ByContestant(record, row => Quantity.Milliseconds(row.MedianMilliseconds)),
        ["performance minima"] = record => ByContestant(record, row => Quantity.Milliseconds(row.MinimumMilliseconds)),
        ["performance ratios"] = Ratios,
        ["performance memory"] = record => ByContestant(record, row => Quantity.Mebibytes(row.ExtraMemoryBytes)),
        ["performance fractions"] = Fractions,
        ["performance accuracy"] = Accuracy,
    };

    /// <summary>The names of the tables.</summary>
    public static IEnumerable<string> Kinds => _tables.Keys;

    /// <exception cref="FormatException">There is no such table.</exception>
    public static string Make(string kind, BenchRecord<LossRow> record) =>
        _tables.TryGetValue(kind, out var make) ? make(record) : throw new FormatException($"There are no results of the kind '{kind}'; allowed: {string.Join(", ", Kinds)}.");

    /// <summary>The engine against automatic differentiation at D = 128: a row for each number of pairs.</summary>
    private static string Summary(BenchRecord<LossRow> record) => MarkdownTable.Of(
        ["pairs", "Macl, ms", "TorchSharp autograd, ms", "faster", "Macl, MiB", "TorchSharp autograd, MiB", "of the matrix-product rate", "bfloat16 faster"],
        from size in SizesOf(record)
        where size.Dimension == DimensionOfSummary
        let engine = size.Of(ContestantNames.Engine)
        let autograd = size.Of(ContestantNames.Autograd)
        select (string[])
        [
            Quantity.Count(size.Pairs),
            Quantity.Milliseconds(engine?.MedianMilliseconds),
            Or(autograd, row => Quantity.Milliseconds(row.MedianMilliseconds)),
            Quantity.Times(autograd?.MedianMilliseconds / engine?.MedianMilliseconds),
            Quantity.Mebibytes(engine?.ExtraMemoryBytes),
            Or(autograd, row => Quantity.Mebibytes(row.ExtraMemoryBytes)),
            Quantity.Percent(engine?.ProductFraction),
            Quantity.Times(engine?.MedianMilliseconds / size.Of(ContestantNames.EngineInBFloat16)?.MedianMilliseconds),
        ]);

    /// <summary>How many times as long as the engine the others take.</summary>
    private static string Ratios(BenchRecord<LossRow> record) => ByContestant(
        record,
        (row, size) => Quantity.Times(row.MedianMilliseconds / size.Of(ContestantNames.Engine)?.MedianMilliseconds),
        name => !name.Equals(ContestantNames.Engine, StringComparison.Ordinal));

    private static string Fractions(BenchRecord<LossRow> record)
    {
        string[] peers = [ContestantNames.PyTorchAutograd, ContestantNames.PyTorchAuthors, ContestantNames.PyTorchLightly];
        return MarkdownTable.Of(
            ["D", "pairs", "product here, GFLOP/s", "product in PyTorch, GFLOP/s", .. ContestantNames.All.Select(one => one.Title)],
            SizesOf(record).Select(size => (string[])
            [
                Quantity.Count(size.Dimension),
                Quantity.Count(size.Pairs),
                Quantity.Rate(size.Of(ContestantNames.Engine)?.ProductGigaflops),
                Quantity.Rate(peers.Select(size.Of).FirstOrDefault(row => row?.ProductGigaflops is not null)?.ProductGigaflops),
                .. ContestantNames.All.Select(one => Or(size.Of(one.Name), row => Quantity.Percent(row.ProductFraction))),
            ]));
    }

    /// <summary>Only the sizes that have a reference.</summary>
    private static string Accuracy(BenchRecord<LossRow> record) => ByContestant(
        record with { Rows = [.. record.Rows.Where(row => row.GradientError is not null)] },
        row => Quantity.Scientific(row.GradientError));

    private static string ByContestant(BenchRecord<LossRow> record, Func<LossRow, string> cell) => ByContestant(record, (row, _) => cell(row), _ => true);

    private static string ByContestant(BenchRecord<LossRow> record, Func<LossRow, MeasuredSize, string> cell, Func<string, bool> isShown)
    {
        (string Name, string Title)[] shown = [.. ContestantNames.All.Where(one => isShown(one.Name))];
        return MarkdownTable.Of(
            ["D", "pairs", .. shown.Select(one => one.Title)],
            SizesOf(record).Select(size => (string[])
            [
                Quantity.Count(size.Dimension),
                Quantity.Count(size.Pairs),
                .. shown.Select(one => Or(size.Of(one.Name), row => cell(row, size))),
            ]));
    }

    private static string Or(LossRow? row, Func<LossRow, string> cell) => row is null ? NotMeasured : row.Skipped ?? cell(row);

    private static IEnumerable<MeasuredSize> SizesOf(BenchRecord<LossRow> record) =>
        from row in record.Rows
        group row by (row.Dimension, row.Pairs) into rows
        orderby rows.Key
        select new MeasuredSize(rows.Key.Dimension, rows.Key.Pairs, [.. rows]);
}
