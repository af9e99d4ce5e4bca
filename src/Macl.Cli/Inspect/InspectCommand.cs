using System.CommandLine;
using System.Globalization;
using Macl.Cli.Hosting;
using Macl.Cli.Inspect.Sweep;
using Macl.Cli.Recipes;
using Macl.Inputs.Npy;
using Macl.Learning.Methods;
using Macl.Losses;
using Spectre.Console;

namespace Macl.Cli.Inspect;

/// <summary><c>macl inspect</c>: a loss and all its diagnostics for any two files of embeddings.</summary>
internal static class InspectCommand
{
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var first = Options.RequiredText("--first", "Embeddings of the first view: .npy, [N, D], float32 or float64.", "FILE");
        var second = Options.RequiredText("--second", "Embeddings of the second view: the same shape, the same samples in the same order.", "FILE");
        var loss = CommonOptions.Loss();
        var pairing = CommonOptions.Pairing("two-view");
        var temperature = Options.Number("--temperature", "The temperature τ₀. Default: 0.1.", NumberRange.AtLeast(TemperaturePolicy.Smallest));
        var alpha = Options.Number("--alpha", "MACL's α. Default: 0.5; 2 at an exponential temperature.", NumberRange.AtLeast(0));
        var threshold = Options.Number("--alignment-threshold", "MACL's alignment threshold A₀. Default: 0.", NumberRange.Within(-1, 1));
        var family = new LossFamilyArguments();
        var precision = Options.Choice("--precision", "The arithmetic of the loss. Default: that of the files.", ("float32", Precision.Float32), ("float64", Precision.Float64));
        var sweep = new SweepArguments();
        var json = CommonOptions.Json();
        var command = new Command("inspect", "Measure any two files of embeddings under a loss, and say what the numbers mean.") { first, second, loss, pairing, temperature, alpha, threshold, precision, sweep.Sweep, sweep.Labels, sweep.Out, json };
        foreach (var option in family.All)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var chosen = family.Apply(new LossOptions { Kind = parsed.GetValue(loss) ?? LossKind.Macl }, parsed);
            var options = chosen with
            {
                Pairing = parsed.GetValue(pairing) ?? Pairing.TwoView,
                Temperature = parsed.GetValue(temperature) ?? 0.1,
                Alpha = parsed.GetValue(alpha) ?? (chosen.TemperaturePolicy == TemperaturePolicyKind.Exponential ? 2 : 0.5),
                AlignmentThreshold = parsed.GetValue(threshold) ?? 0,
            };
            ThrowIfSupervised(options);
            var request = sweep.Read(parsed);
            var (firstFile, secondFile) = (Matrix(parsed.GetRequiredValue(first)), Matrix(parsed.GetRequiredValue(second)));
            var inspection = Run(firstFile, secondFile, options, parsed.GetValue(precision));
            var swept = request?.Run(firstFile, secondFile, options, inspection, terminal, cancellation);
            Show(inspection, swept, parsed.GetValue(json), terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static void ThrowIfSupervised(LossOptions options)
    {
        if (options.IsSupervised)
        {
            throw new UsageException($"--loss is '{options.Name}', which needs labels, and two files of embeddings have none; allowed: {string.Join(", ", LossNames.Losses.Where(named => named.Kind != options.Kind).Select(named => named.Name))}.");
        }
    }

    private static Inspection Run(NpyArray first, NpyArray second, LossOptions options, Precision? precision)
    {
        using var loss = options.Create();
        return Inspector.Inspect(first, second, options, loss, precision);
    }

    private static NpyArray Matrix(string path)
    {
        var array = NpyFile.Read(path);
        return array.Shape.Count == 2 ? array : throw new UsageException($"{path} has shape [{string.Join(", ", array.Shape)}]; allowed: [N, D], one embedding a row.");
    }

    private static void Show(Inspection inspection, SweepOutput? swept, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            terminal.WriteJson<object>(swept is null ? inspection : swept.AddTo(inspection));
            return;
        }

        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "", "");
        foreach (var (name, value, meaning) in Rows(inspection))
        {
            table.AddRow(new PlainText(name), new PlainText(value.ToString("G7", CultureInfo.InvariantCulture)).RightJustified(), new PlainText(meaning));
        }

        var console = terminal.Tables();
        console.Write(new PlainText($"{inspection.Objective}, {inspection.Pairing}: {inspection.Samples} pairs of {inspection.Dimension} dimensions, {inspection.Negatives} negatives an anchor\n\n"));
        console.Write(table);
        terminal.Output.WriteLine();
        foreach (string finding in inspection.Findings)
        {
            terminal.Output.WriteLine($"- {finding}");
        }

        if (swept is not null)
        {
            terminal.Output.WriteLine($"\nreport   {swept.Folder.Report}\nnumbers  {swept.Folder.Data}");
        }
    }

    private static (string Name, double Value, string Meaning)[] Rows(Inspection found) =>
    [
        ("loss", found.Loss, ""),
        ("temperature", found.Temperature, found.TemperatureClamped ? "τ, held at its minimum" : "τ"),
        ("alignment", found.Alignment, "A: mean similarity of positives"),
        ("gradient scaling", found.GradientScaling, string.Create(CultureInfo.InvariantCulture, $"W: mean, from {found.GradientScalingMin:G4} to {found.GradientScalingMax:G4}")),
        ("gradient norm, first", found.GradientNormFirst, "Frobenius, with respect to the values in the file"),
        ("gradient norm, second", found.GradientNormSecond, ""),
        ("in-batch accuracy", found.InBatchAccuracy, "anchors whose positive is the nearest candidate"),
        ("InfoNCE at τ₀", found.InfoNceAtInitialTemperature, string.Create(CultureInfo.InvariantCulture, $"chance is {Math.Log(found.Negatives + 1):G4}")),
        ("alignment loss", found.AlignmentLoss, "mean squared distance of positives"),
        ("uniformity loss", found.UniformityLoss, "0 collapsed, −4 spread"),
        ("effective rank", found.EffectiveRank, string.Create(CultureInfo.InvariantCulture, $"of at most {Math.Min(2 * found.Samples, found.Dimension)}")),
    ];
}
