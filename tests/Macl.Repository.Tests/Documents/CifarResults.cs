using System.Globalization;
using System.Text.Json;
using Macl.Bench.Tables;
using Macl.Learning.Reports.Charts;

namespace Macl.Repository.Tests.Documents;

/// <summary>Tables and charts of the experiment on CIFAR-10, made from its committed results.</summary>
internal static class CifarResults
{
    private const string Folder = "recipes/images/results";
    private static readonly int[] _batchSizes = [32, 64, 128, 256];
    private static readonly (string Title, string File)[] _runs =
    [
        ("SimCLR + MACL, all 50,000 pictures, batches of 256", "simclr-full"), ("MoCo v2 + MACL, the first 10,000, batches of 128", "moco-first-10000"),
        ("`macl pretrain images --data PHOTOS`: defaults, 5,000 photos of 8 classes", "photos"),
    ];

    private static readonly string[] _arms = ["infonce", "dcl", "macl"];
    private static readonly JsonElement[] _comparisons = [.. _batchSizes.Select(batch => JsonDocument.Parse(Checkout.Read($"{Folder}/simclr-batch-{batch}.json")).RootElement)];

    /// <summary>The charts by the name of their file.</summary>
    public static IReadOnlyDictionary<string, LineChart> Charts { get; } = new Dictionary<string, LineChart>(StringComparer.Ordinal)
    {
        ["knn-by-batch"] = ByBatch("kNN accuracy by batch size", Knn),
        ["probe-by-batch"] = ByBatch("Linear probe accuracy by batch size", Probe),
        ["gradient-scaling-32"] = Curves("Gradient scaling W, batch 32", 32, "gradientScaling") with { YFrom = 0, YTo = 1 },
        ["gradient-scaling-256"] = Curves("Gradient scaling W, batch 256", 256, "gradientScaling") with { YFrom = 0, YTo = 1 },
        ["alignment-32"] = Curves("Alignment A, batch 32", 32, "alignment"),
        ["alignment-256"] = Curves("Alignment A, batch 256", 256, "alignment"),
        ["temperature-32"] = Curves("Temperature τ, batch 32", 32, "temperature"),
        ["temperature-256"] = Curves("Temperature τ, batch 256", 256, "temperature"),
    };

    /// <exception cref="FormatException">There is no such table.</exception>
    public static string Table(string kind) => kind switch
    {
        "cifar knn" => ResultsTable.Accuracies("batch", Rows(Knn)),
        "cifar knn differences" => ResultsTable.Differences("batch", Rows(Knn)),
        "cifar probe" => ResultsTable.Accuracies("batch", Rows(Probe)),
        "cifar probe differences" => ResultsTable.Differences("batch", Rows(Probe)),
        "cifar runs" => MarkdownTable.Of(["run", "epochs", "kNN", "before training", "linear probe", "before training"], _runs.Select(Run)),
        "cifar search" => MarkdownTable.Of(["loss", "τ₀", "α", "A₀", "kNN", "linear probe"], new ResultsCsv($"{Folder}/search-cifar10.csv").Rows.Select(Searched)),
        _ => throw new FormatException($"There are no results of the kind '{kind}'."),
    };

    /// <summary>A run with all of its numbers, in percent.</summary>
    private static string[] Run((string Title, string File) run)
    {
        var result = JsonDocument.Parse(Checkout.Read($"{Folder}/{run.File}.json")).RootElement;
        var probe = Probe(result);
        return [run.Title, Text($"{result.GetProperty("epochs").GetInt32()}"), Mean(result.GetProperty("evaluation").GetProperty("score")), Mean(result.GetProperty("untrained").GetProperty("score")), Mean(probe.GetProperty("score")), Mean(probe.GetProperty("untrained"))];
    }

    private static string Mean(JsonElement spread) => Text($"{spread.GetProperty("mean").GetDouble():F1}");

    private static JsonElement Knn(JsonElement comparison) => comparison;

    private static JsonElement Probe(JsonElement comparison) =>
        comparison.GetProperty("further").EnumerateArray().Single(further => further.GetProperty("name").ValueEquals("linearProbe"));

    private static (string, JsonElement)[] Rows(Func<JsonElement, JsonElement> protocol) =>
        [.. _batchSizes.Zip(_comparisons, (batch, comparison) => (Text($"{batch}"), protocol(comparison)))];

    private static string[] Searched(string[] cells) => [.. cells[..4].Select(cell => cell.Length > 0 ? cell : "–"), .. cells[4..].Select(cell => Text($"{ResultsCsv.Number(cell):F1}"))];

    private static LineChart ByBatch(string title, Func<JsonElement, JsonElement> protocol) => new()
    {
        Title = title,
        Explanation = "The mean over three seeds, and around it from the lowest to the highest.",
        XLabel = "batch size",
        XIsLogarithmic = true,
        YUnit = " %",
        Series = [.. _arms.Select((arm, index) => new LineSeries(arm, [.. Accuracies(arm, protocol).Select(at => new DataPoint(at.Batch, at.Seeds.Average()))])
        {
            Colour = index + 1,
            Band = [.. Accuracies(arm, protocol).Select(at => new RangePoint(at.Batch, at.Seeds.Min(), at.Seeds.Max()))],
        })],
    };

    private static IEnumerable<(int Batch, double[] Seeds)> Accuracies(string arm, Func<JsonElement, JsonElement> protocol) => _batchSizes.Zip(_comparisons, (batch, comparison) =>
        (batch, protocol(comparison).GetProperty("arms").EnumerateArray().Single(one => one.GetProperty("name").ValueEquals(arm))
            .GetProperty("score").GetProperty("values").EnumerateArray().Select(value => value.GetDouble()).ToArray()));

    private static LineChart Curves(string title, int batch, string measurement) =>
        CurveChart.Of(new ResultsCsv($"{Folder}/simclr-batch-{batch}.csv"), title, "Means over the steps of an epoch and three seeds.", measurement);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
