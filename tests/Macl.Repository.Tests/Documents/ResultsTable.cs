using System.Globalization;
using System.Text.Json;
using Macl.Bench.Tables;
using Macl.Learning.Runs;

namespace Macl.Repository.Tests.Documents;

/// <summary>The tables of results in the documents, made from the committed results of the recipes.</summary>
internal static class ResultsTable
{
    /// <summary>A row for each comparison, a column for each arm: accuracy in percent, mean ± standard deviation over seeds.</summary>
    /// <param name="what">What tells the comparisons apart, the first column's heading.</param>
    /// <param name="comparisons">The name of each, and its arms and pairs by one protocol.</param>
    public static string Accuracies(string what, IReadOnlyList<(string Name, JsonElement Comparison)> comparisons) => MarkdownTable.Of(
        [what, .. comparisons[0].Comparison.GetProperty("arms").EnumerateArray().Select(arm => Text(arm, "name"))],
        comparisons.Select(one => (string[])[one.Name, .. one.Comparison.GetProperty("arms").EnumerateArray().Select(Accuracy)]));

    /// <summary>A row for each comparison, a column for each pair of arms: mean difference in points with its 95 % interval, bold where it excludes zero.</summary>
    /// <param name="what">What tells the comparisons apart, the first column's heading.</param>
    /// <param name="comparisons">The name of each, and its arms and pairs by one protocol.</param>
    public static string Differences(string what, IReadOnlyList<(string Name, JsonElement Comparison)> comparisons) => MarkdownTable.Of(
        [what, .. comparisons[0].Comparison.GetProperty("paired").EnumerateArray().Select(pair => $"{Text(pair, "arm")} − {Text(pair, "against")}")],
        comparisons.Select(one => (string[])[one.Name, .. one.Comparison.GetProperty("paired").EnumerateArray().Select(Difference)]));

    /// <summary>A row for each line of a search's table.</summary>
    public static string Search(IEnumerable<string> lines) => MarkdownTable.Of(
        ["α", "A₀", "accuracy"],
        lines.Skip(1).Select(line => line.Split(',')).Select(cells => (string[])[cells[0], cells[1], Text($"{double.Parse(cells[2], CultureInfo.InvariantCulture):F2} ± {double.Parse(cells[3], CultureInfo.InvariantCulture):F2}")]));

    private static string Accuracy(JsonElement arm)
    {
        var accuracy = arm.GetProperty("score");
        return Text($"{Number(accuracy, "mean"):F2} ± {Number(accuracy, "std"):F2}");
    }

    /// <summary>In points, with its 95 % interval, bold where that excludes zero.</summary>
    public static string Difference(Interval difference)
    {
        string text = Text($"{difference.Mean:+0.0;−0.0;0.0} [{difference.Low:+0.0;−0.0;0.0}, {difference.High:+0.0;−0.0;0.0}]");
        return difference.Low > 0 || difference.High < 0 ? $"**{text}**" : text;
    }

    private static string Difference(JsonElement pair)
    {
        var difference = pair.GetProperty("difference");
        return Difference(new Interval(Number(difference, "mean"), Number(difference, "low"), Number(difference, "high")));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
