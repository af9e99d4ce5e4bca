using System.Globalization;
using Macl.Bench.Tables;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Runs;

namespace Macl.Repository.Tests.Documents;

/// <summary>Tables and charts of the experiment on sentences, made from its committed results.</summary>
internal static class SentenceResults
{
    private const string Folder = "recipes/sentences/results";
    private const int Seeds = 3;
    private static readonly string[] _similarity = ["STS12", "STS13", "STS14", "STS15", "STS16", "STS-B", "SICK-R"];
    private static readonly string[] _transfer = ["MR", "CR", "SUBJ", "MPQA", "SST-2", "TREC", "MRPC"];
    private static readonly string[] _trained = ["infonce", "dcl", "macl"];

    private static readonly Dictionary<(string Encoder, string Protocol, string Task, string Subset), double> _scores = new ResultsCsv($"{Folder}/scores.csv").Rows
        .ToDictionary(row => (row[0], row[1], row[2], row[3]), row => ResultsCsv.Number(row[4]));

    /// <summary>The charts by the name of their file.</summary>
    public static IReadOnlyDictionary<string, LineChart> Charts { get; } = new Dictionary<string, LineChart>(StringComparer.Ordinal)
    {
        ["temperature"] = Curves("Temperature τ", "temperature"),
        ["alignment"] = Curves("Alignment A", "alignment"),
        ["gradient-scaling"] = Curves("Gradient scaling W", "gradientScaling") with { YIsLogarithmic = true },
        ["uniformity"] = Curves("Uniformity loss", "uniformityLoss"),
    };

    /// <exception cref="FormatException">There is no such table.</exception>
    public static string Table(string kind) => kind switch
    {
        "simcse sts" => Scores("sts", _similarity, ["mlm-cls", "mlm-first-last-mean", "mlm-mean", .. _trained]),
        "simcse summary" => Scores("sts", _similarity, ["mlm-mean", .. _trained]),
        "simcse transfer" => Scores("transfer", _transfer, ["mlm-cls", "mlm-mean", .. _trained], seeds: 1),
        "simcse differences" => MarkdownTable.Of([.. Pairs.Select(pair => $"{pair.Later} − {pair.Earlier}")], [Differences()]),
        "simcse geometry" => MarkdownTable.Of(["", "alignment loss", "uniformity loss", "anisotropy", "effective rank"], new[] { "mlm-mean" }.Concat(_trained).Select(Geometry)),
        "simcse search" => MarkdownTable.Of(["pooling", "learning rate", "loss", "τ₀", "α", "A₀", "STS-B, development"], new ResultsCsv($"{Folder}/search.csv").Rows.Select(Searched)),
        _ => throw new FormatException($"There are no results of the kind '{kind}'."),
    };

    private static IEnumerable<(string Later, string Earlier)> Pairs
    {
        get
        {
            string[] arms = ["mlm-mean", .. _trained];
            return from later in Enumerable.Range(0, arms.Length) from earlier in Enumerable.Range(0, later) select (arms[later], arms[earlier]);
        }
    }

    private static string Scores(string protocol, string[] tasks, string[] arms, int seeds = Seeds) => MarkdownTable.Of(
        ["", .. tasks, "average"],
        arms.Select(arm => (string[])[arm, .. tasks.Select(task => Text(Of(arm, protocol, task, seeds: seeds))), $"**{Text(Averages(arm, protocol, tasks, seeds))}**"]));

    private static string[] Differences() =>
        [.. Pairs.Select(pair => ResultsTable.Difference(PairedStatistics.Difference(Averages(pair.Later, "sts", _similarity, Seeds), Averages(pair.Earlier, "sts", _similarity, Seeds))))];

    private static string[] Geometry(string arm) =>
        [arm, .. new[] { "alignmentLoss", "uniformityLoss", "anisotropy", "effectiveRank" }.Select(name => Text(Of(arm, "sts", "geometry", name)))];

    private static string[] Searched(string[] cells) => [.. cells[..^1].Select(cell => cell.Length > 0 ? cell : "–"), ResultsCsv.Number(cells[^1]).ToString("F1", CultureInfo.InvariantCulture)];

    /// <summary>Seed by seed; the masked language model is the same for each.</summary>
    private static double[] Of(string arm, string protocol, string task, string subset = "", int seeds = Seeds) =>
        [.. Enumerable.Range(0, seeds).Select(seed => _scores[(_trained.Contains(arm, StringComparer.Ordinal) ? $"{arm}-seed{seed}" : arm, protocol, task, subset)])];

    private static double[] Averages(string arm, string protocol, string[] tasks, int seeds) =>
        [.. Enumerable.Range(0, seeds).Select(seed => tasks.Average(task => Of(arm, protocol, task, seeds: seeds)[seed]))];

    private static string Text(double[] seeds)
    {
        var described = PairedStatistics.Describe(seeds);
        return described.Std > 0 ? string.Create(CultureInfo.InvariantCulture, $"{described.Mean:F2} ± {described.Std:F2}") : described.Mean.ToString("F2", CultureInfo.InvariantCulture);
    }

    private static LineChart Curves(string title, string measurement) =>
        CurveChart.Of(new ResultsCsv($"{Folder}/simcse.csv"), title, "Means over ten steps and three seeds.", measurement);
}
