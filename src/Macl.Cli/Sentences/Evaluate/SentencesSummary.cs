using System.Globalization;
using Macl.Cli.Hosting;
using Spectre.Console;

namespace Macl.Cli.Sentences.Evaluate;

/// <summary>An evaluation of a sentence encoder as a table.</summary>
internal static class SentencesSummary
{
    public static void Show(SentencesEvaluated evaluated, bool asJson, Terminal terminal)
    {
        ShowNotes(evaluated, terminal.Error);
        if (asJson)
        {
            terminal.WriteJson(evaluated);
            return;
        }

        terminal.Output.WriteLine($"{evaluated.Model}: pooling {evaluated.Pooling}{(evaluated.Normalized ? ", normalised" : "")}");
        terminal.Tables().Write(Table(evaluated));
        var geometry = evaluated.Geometry;
        string alignment = geometry.AlignmentLoss is { } loss ? Text($"alignment loss {loss:F3}   ") : "";
        terminal.Output.WriteLine(Text($"{evaluated.GeometryOf}: {alignment}uniformity loss {geometry.UniformityLoss:F3}   anisotropy {geometry.Anisotropy:F3}   effective rank {geometry.EffectiveRank:F1}"));
    }

    private static void ShowNotes(SentencesEvaluated evaluated, TextWriter error)
    {
        foreach (var task in evaluated.Tasks)
        {
            foreach (string note in task.Notes)
            {
                error.WriteLine($"{task.Task}: {note}");
            }
        }
    }

    private static Table Table(SentencesEvaluated evaluated)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("task", "metric", "× 100", "further");
        foreach (var tasks in evaluated.Tasks.GroupBy(task => task.Protocol, StringComparer.Ordinal))
        {
            foreach (var task in tasks)
            {
                AddRow(table, task.Task, task.Metric, task.Score, string.Join("  ", task.Further.Select(further => Text($"{further.Key} {further.Value:F1}"))));
            }

            if (tasks.Skip(1).Any())
            {
                AddRow(table, "average", tasks.Key, evaluated.Averages[tasks.Key], further: "");
            }
        }

        return table;
    }

    /// <summary>Names of files and subsets may hold brackets, which are no markup.</summary>
    private static void AddRow(Table table, string task, string metric, double score, string further) =>
        table.AddRow(new PlainText(task), new PlainText(metric), new PlainText(Text($"{score:F2}")), new PlainText(further));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
