using System.Globalization;
using Macl.Bench.Tables;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Runs;

namespace Macl.Repository.Tests.Documents;

/// <summary>Tables and charts of an experiment on sentences, made from its committed results.</summary>
/// <param name="scoresFile">The scores of its encoders.</param>
/// <param name="further">Encoders beside those of the comparison.</param>
internal sealed class SentenceResults(string scoresFile, string[] further)
{
    private const string Folder = "recipes/sentences/results";
    private const int Seeds = 3;
    private static readonly string[] _similarity = ["STS12", "STS13", "STS14", "STS15", "STS16", "STS-B", "SICK-R"];
    private static readonly string[] _transfer = ["MR", "CR", "SUBJ", "MPQA", "SST-2", "TREC", "MRPC"];
    private static readonly string[] _trained = ["infonce", "dcl", "macl"];

    private readonly Dictionary<(string Encoder, string Protocol, string Task, string Subset), double> _scores = new ResultsCsv($"{Folder}/{scoresFile}").Rows
        .ToDictionary(row => (row[0], row[1], row[2], row[3]), row => ResultsCsv.Number(row[4]));

    /// <summary>The encoder that the page begins with.</summary>
    public static SentenceResults Small { get; } = new("scores.csv", further: []);

    /// <summary>The one of 4 layers × 256.</summary>
    public static SentenceResults Larger { get; } = new("larger-scores.csv", further: ["drawn-untrained-seed0", "drawn-dcl-seed0"]);

    /// <summary>The charts by the name of their file.</summary>
    public static IReadOnlyDictionary<string, LineChart> Charts { get; } = new Dictionary<string, LineChart>(StringComparer.Ordinal)
    {
        ["temperature"] = Curves("Temperature τ", "temperature"),
        ["alignment"] = Curves("Alignment A", "alignment"),
        ["gradient-scaling"] = Curves("Gradient scaling W", "gradientScaling") with { YIsLogarithmic = true },
        ["uniformity"] = Curves("Uniformity loss", "uniformityLoss"),
    };

    /// <exception cref="FormatException">There is no such table.</exception>
    public string Table(string kind) => kind[(kind.IndexOf(' ', StringComparison.Ordinal) + 1)..] switch
    {
        "sts" => Scores("sts", _similarity, ["mlm-cls", "mlm-first-last-mean", "mlm-mean", .. _trained, .. further]),
        "summary" => Scores("sts", _similarity, ["mlm-mean", .. _trained]),
        "transfer" => Scores("transfer", _transfer, ["mlm-cls", "mlm-mean", .. _trained], seeds: 1),
        "differences" => MarkdownTable.Of([.. Pairs.Select(pair => $"{pair.Later} − {pair.Earlier}")], [Differences()]),
        "geometry" => MarkdownTable.Of(["", "alignment loss", "uniformity loss", "anisotropy", "effective rank"], new[] { "mlm-mean" }.Concat(_trained).Select(Geometry)),
        "search" => MarkdownTable.Of(["pooling", "learning rate", "loss", "τ₀", "α", "A₀", "STS-B, development"], new ResultsCsv($"{Folder}/search.csv").Rows.Select(Searched)),
        "tries" => MarkdownTable.Of(["sentences", "batch", "pooling", "learning rate", "loss", "τ₀", "α", "A₀", "steps", "STS-B, development"], new ResultsCsv($"{Folder}/larger-search.csv").Rows.Select(Searched)),
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

    private string Scores(string protocol, string[] tasks, string[] arms, int seeds = Seeds) => MarkdownTable.Of(
        ["", .. tasks, "average"],
        arms.Select(arm => (string[])[arm, .. tasks.Select(task => Text(Of(arm, protocol, task, seeds: seeds))), $"**{Text(Averages(arm, protocol, tasks, seeds))}**"]));

    private string[] Differences() =>
        [.. Pairs.Select(pair => ResultsTable.Difference(PairedStatistics.Difference(Averages(pair.Later, "sts", _similarity, Seeds), Averages(pair.Earlier, "sts", _similarity, Seeds))))];

    private string[] Geometry(string arm) =>
        [arm, .. new[] { "alignmentLoss", "uniformityLoss", "anisotropy", "effectiveRank" }.Select(name => Text(Of(arm, "sts", "geometry", name)))];

    private static string[] Searched(string[] cells) => [.. cells[..^1].Select(cell => cell.Length > 0 ? cell : "–"), ResultsCsv.Number(cells[^1]).ToString("F1", CultureInfo.InvariantCulture)];

    /// <summary>Seed by seed; the masked language model is the same for each.</summary>
    private double[] Of(string arm, string protocol, string task, string subset = "", int seeds = Seeds) =>
        [.. Enumerable.Range(0, seeds).Select(seed => _scores[(_trained.Contains(arm, StringComparer.Ordinal) ? $"{arm}-seed{seed}" : arm, protocol, task, subset)])];

    private double[] Averages(string arm, string protocol, string[] tasks, int seeds) =>
        [.. Enumerable.Range(0, seeds).Select(seed => tasks.Average(task => Of(arm, protocol, task, seeds: seeds)[seed]))];

    private static string Text(double[] seeds)
    {
        var described = PairedStatistics.Describe(seeds);
        return described.Std > 0 ? string.Create(CultureInfo.InvariantCulture, $"{described.Mean:F2} ± {described.Std:F2}") : described.Mean.ToString("F2", CultureInfo.InvariantCulture);
    }

    private static LineChart Curves(string title, string measurement) =>
        CurveChart.Of(new ResultsCsv($"{Folder}/simcse.csv"), title, "Means over ten steps and three seeds.", measurement);
}
