using System.Globalization;
using Macl.Cli.Hosting;
using Spectre.Console;

namespace Macl.Cli.Evaluate;

/// <summary>An evaluation as a table.</summary>
internal static class EvaluatedSummary
{
    public static void Show(Evaluated evaluated, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            terminal.WriteJson(evaluated);
            return;
        }

        terminal.Output.WriteLine($"{evaluated.Data}: {evaluated.Samples} {evaluated.Modality}");
        terminal.Tables().Write(Judgements(evaluated));
        string alignment = evaluated.AlignmentLoss is { } loss ? string.Create(CultureInfo.InvariantCulture, $"alignment loss {loss:F3}   ") : "";
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{alignment}uniformity loss {evaluated.UniformityLoss:F3}   tolerance {evaluated.Tolerance:F3}   effective rank {evaluated.EffectiveRank:F1}"));
    }

    private static Table Judgements(Evaluated evaluated)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("protocol", "score", "how");
        foreach (var judgement in evaluated.Evaluations)
        {
            table.AddRow(
                new PlainText(judgement.Name),
                new PlainText(string.Create(CultureInfo.InvariantCulture, $"{judgement.Metric} {ScoreText.Of(judgement.Metric, judgement.Score.Mean)} ± {judgement.Score.Std:F1}")),
                new PlainText(string.Join(" ", [judgement.Protocol, .. judgement.Notes])));
        }

        return table;
    }
}
