using System.Globalization;
using Macl.Cli.Hosting;
using Spectre.Console;

namespace Macl.Cli.Sentences.Evaluate;

/// <summary>An evaluation of a sentence encoder as a table.</summary>
internal static class SentencesSummary
{
    public static void Show(SentencesEvaluated evaluated, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            terminal.WriteJson(evaluated);
            return;
        }

        terminal.Output.WriteLine($"{evaluated.Model}: pooling {evaluated.Pooling}{(evaluated.Normalized ? ", normalised" : "")}");
        terminal.Tables().Write(Table(evaluated));
        var geometry = evaluated.Geometry;
        terminal.Output.WriteLine(Text($"uniformity loss {geometry.UniformityLoss:F3}   anisotropy {geometry.Anisotropy:F3}   effective rank {geometry.EffectiveRank:F1}"));
    }

    private static Table Table(SentencesEvaluated evaluated)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("task", "metric", "× 100", "further");
        foreach (var tasks in evaluated.Tasks.GroupBy(task => task.Protocol, StringComparer.Ordinal))
        {
            foreach (var task in tasks)
            {
                table.AddRow(task.Task, task.Metric, Text($"{task.Score:F2}"), string.Join("  ", task.Further.Select(further => Text($"{further.Key} {further.Value:F1}"))));
            }

            if (tasks.Skip(1).Any())
            {
                table.AddRow("average", tasks.Key, Text($"{evaluated.Averages[tasks.Key]:F2}"), "");
            }
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
