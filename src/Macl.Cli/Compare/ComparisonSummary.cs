using System.Globalization;
using Macl.Cli.Hosting;
using Macl.Learning.Runs;
using Spectre.Console;

namespace Macl.Cli.Compare;

/// <summary>A comparison as two tables.</summary>
internal static class ComparisonSummary
{
    public static void Show(ComparisonResult result, string report, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            terminal.WriteJson(result);
            return;
        }

        terminal.Output.WriteLine($"{result.Dataset}: {(result.Metric is "accuracy" ? "accuracy in %" : $"{result.Metric} × 100")}, mean ± standard deviation over {result.Seeds} seeds");
        Show(result.Arms, result.Paired, terminal);
        foreach (var further in result.Further ?? [])
        {
            terminal.Output.WriteLine($"{further.Name}: {further.Protocol}");
            Show(further.Arms, further.Paired, terminal);
        }

        terminal.Output.WriteLine($"report  {report}");
    }

    private static void Show(IReadOnlyList<ArmResult> arms, IReadOnlyList<PairedResult> paired, Terminal terminal)
    {
        terminal.Tables().Write(Arms(arms));
        if (paired.Count > 0)
        {
            terminal.Output.WriteLine("paired differences in points, with 95 % confidence intervals");
            terminal.Tables().Write(Pairs(paired));
        }
    }

    private static Table Arms(IReadOnlyList<ArmResult> arms)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("arm", "mean", "by seed");
        foreach (var arm in arms)
        {
            table.AddRow(new PlainText(arm.Name), new PlainText(Text($"{arm.Score.Mean:F2} ± {arm.Score.Std:F2}")), new PlainText(string.Join("  ", arm.Score.Values.Select(value => Text($"{value:F1}")))));
        }

        return table;
    }

    private static Table Pairs(IReadOnlyList<PairedResult> paired)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("arm", "against", "difference", "95 % interval");
        foreach (var pair in paired)
        {
            table.AddRow(new PlainText(pair.Arm), new PlainText(pair.Against), new PlainText(Text($"{pair.Difference.Mean:+0.00;−0.00}")), new PlainText(IntervalText(pair.Difference)));
        }

        return table;
    }

    private static string IntervalText(Interval interval) =>
        interval is { Low: { } low, High: { } high } ? Text($"{low:+0.00;−0.00} to {high:+0.00;−0.00}") : "needs two seeds";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
