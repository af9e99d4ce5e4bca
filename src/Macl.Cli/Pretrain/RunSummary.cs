using System.Globalization;
using Macl.Cli.Hosting;
using Macl.Learning.Runs;
using Spectre.Console;

namespace Macl.Cli.Pretrain;

/// <summary>A finished run in a few lines.</summary>
internal static class RunSummary
{
    public static void Show(PretrainingOutcome outcome, RunFolder folder, bool asJson, Terminal terminal)
    {
        var result = outcome.Result;
        if (asJson)
        {
            terminal.WriteJson(result);
            return;
        }

        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "");
        foreach (var (name, value) in Rows(outcome, folder))
        {
            table.AddRow(new PlainText(name), new PlainText(value));
        }

        terminal.Output.WriteLine($"{result.Data}  {result.Method}  {result.Loss}  seed {result.Seed}");
        terminal.Tables().Write(table);
    }

    private static IEnumerable<(string Name, string Value)> Rows(PretrainingOutcome outcome, RunFolder folder)
    {
        var result = outcome.Result;
        if (outcome.NotJudged is { } why)
        {
            yield return ("score", $"not judged: {why}");
        }

        if (result.Evaluation is { } trained)
        {
            yield return (trained.Metric, Text(trained.Metric, trained.Score));
        }

        if (result.Untrained is { } untrained)
        {
            yield return ("untrained", Text(untrained.Metric, untrained.Score));
            yield return ("judged by", untrained.Protocol);
        }

        if (result.BestStep is { } step)
        {
            yield return ("kept", $"the encoder after step {step} of {result.Steps}, the best on these pairs");
        }

        foreach (var further in result.Further ?? [])
        {
            yield return (further.Name, further.Untrained is { } before ? $"{Text(further.Metric, further.Score)}   untrained {Text(further.Metric, before)}" : Text(further.Metric, further.Score));
        }

        if (result.Final is { } final)
        {
            yield return ("last step", string.Join("   ", Measured(final)));
        }

        yield return ("time", string.Create(CultureInfo.InvariantCulture, $"{result.Seconds:F1} s, {result.Epochs} epochs, {result.Steps} steps"));
        yield return ("report", folder.Report);
        yield return ("model", folder.Model);
    }

    /// <summary>What the method measures: a masked language model has a loss alone.</summary>
    private static IEnumerable<string> Measured(FinalStep final) =>
        from measured in new (string Name, double? Value)[] { ("loss", final.Loss), ("temperature", final.Temperature), ("alignment", final.Alignment), ("gradient scaling", final.GradientScaling) }
        where measured.Value is not null
        select string.Create(CultureInfo.InvariantCulture, $"{measured.Name} {measured.Value:F3}");

    /// <summary>No spread at all is that of a single test set, and not shown.</summary>
    private static string Text(string metric, Spread score) => $"{ScoreText.Of(metric, score.Mean)}{(score.Std > 0 ? string.Create(CultureInfo.InvariantCulture, $" ± {score.Std:F1}") : "")}";
}
