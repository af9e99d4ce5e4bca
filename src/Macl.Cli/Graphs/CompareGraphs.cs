using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Cli.Progress;
using Macl.Graphs.Batches;
using Macl.Graphs.Recipes;
using Macl.Learning.Runs;
using TorchSharp;

namespace Macl.Cli.Graphs;

/// <summary><c>macl compare graphs</c>: arms × seeds on equal terms.</summary>
internal static class CompareGraphs
{
    private sealed record Request(string Folder, ComparisonRecord Comparison, int Parallelism, torch.Device Device, PretrainingSettings Settings, bool Json);

    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var data = CommonOptions.Data("Labelled graphs in the TU text format: a folder or a zip.");
        var arms = Options.Text("--arms", $"Arms with commas between them, of {NamesOf(Arm.All)}; a loss may name its temperature policy, as in macl:exponential. Default: {NamesOf(Arm.Default)}.", "ARMS");
        var seeds = Options.Integer("--seeds", "Seeds 0, 1, … of every arm. Default: 5.", least: 1);
        var parallel = Options.Integer("--parallel", "Runs at a time; the result is the same for any number. Default: one a core.", least: 1);
        var folder = CommonOptions.Out("The comparison's folder.");
        var resume = Options.Text("--resume", "Go on with the comparison in this folder, with its own options.", "DIR");
        var device = CommonOptions.Device();
        var json = CommonOptions.Json();
        var options = new GraphClArguments();
        var running = new RunArguments();
        var command = new Command("graphs", "Compare losses on graphs.") { data, arms, seeds, parallel, folder, resume, device, json };
        foreach (var option in options.OfComparison.Concat(running.All))
        {
            command.Add(option);
        }

        Option[] ofComparison = [folder, arms, seeds, .. options.OfComparison];
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(resume) is not null && Array.Find(ofComparison, option => parsed.GetResult(option) is { Implicit: false }) is { } given)
            {
                throw new UsageException($"--resume takes all options from the comparison, and {given.Name} was given too; allowed beside it: --data (if the data has moved), --parallel, --device, --json and those of checkpoints.");
            }

            var comparison = parsed.GetValue(resume) is { } earlier
                ? ComparisonRecord.Open(earlier)
                : NewRecord(FullPath(parsed.GetValue(data)), ParseArms(parsed.GetValue(arms)), parsed.GetValue(seeds) ?? 5, options.Read(parsed));
            var request = new Request(
                parsed.GetValue(resume) ?? parsed.GetValue(folder) ?? throw new UsageException("--out is missing: say in which new folder the comparison is kept, or give --resume."),
                parsed.GetValue(data) is { } moved ? comparison with { Data = FullPath(moved) } : comparison,
                parsed.GetValue(parallel) ?? Environment.ProcessorCount,
                CommonOptions.ParseDevice(parsed.GetValue(device)),
                new PretrainingSettings { Checkpoints = running.Checkpoints(parsed), AcceptOlderCheckpoint = running.AcceptOlderCheckpoint(parsed) },
                parsed.GetValue(json));
            return Run(request, isNew: parsed.GetValue(resume) is null, terminal, cancellation);
        });
        return command;
    }

    /// <summary>A temperature policy for all arms stands in their names, so that no table calls one what it is not.</summary>
    private static ComparisonRecord NewRecord(string? data, IReadOnlyList<string> arms, int seeds, GraphClOptions options) =>
        new(data, [.. arms.Select(name => Arm.Parse(name).Under(options.Loss.TemperaturePolicy).Name)], seeds, options);

    private static int Run(Request request, bool isNew, Terminal terminal, CancellationToken cancellation)
    {
        torch.set_num_threads(1);
        var described = request.Comparison;
        var data = GraphData.ReadLabelled(described.Data);
        var recipe = new GraphCl(data, described.Data, described.Options, new GraphClMachine { Device = request.Device, EvaluationThreads = 1 });
        ThrowIfNotJudged(recipe, data.Name);
        ThrowIfNotTrainable(recipe, described.ParseArms());
        if (isNew)
        {
            described.Begin(request.Folder);
        }

        var comparison = new ArmComparison<GraphBatch>(recipe, described.ParseArms(), described.Seeds, request.Folder);
        try
        {
            var result = Compare(comparison, request, terminal, cancellation);
            ComparisonSummary.Show(result, comparison.Report, request.Json, terminal);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine($"interrupted; go on with: macl compare graphs --resume {request.Folder}");
            return ExitCode.Interrupted;
        }
    }

    /// <summary>Puts a run together, so that whatever is wrong shows before the folder is made.</summary>
    private static void ThrowIfNotJudged(GraphCl recipe, string data)
    {
        using var task = recipe.Prepare();
        if (task.NotJudged is { } why)
        {
            throw new UsageException($"{data} cannot be compared on, since nothing can be judged: {why}.");
        }
    }

    /// <summary>Puts a run of every arm together, so that an arm that cannot be trained does not stop a comparison half way.</summary>
    private static void ThrowIfNotTrainable(GraphCl recipe, IReadOnlyList<Arm> arms)
    {
        foreach (var arm in arms)
        {
            recipe.With(arm, seed: 0).Prepare().Dispose();
        }
    }

    private static string NamesOf(IEnumerable<Arm> arms) => string.Join(", ", arms.Select(arm => arm.Name));

    private static ComparisonResult Compare(ArmComparison<GraphBatch> comparison, Request request, Terminal terminal, CancellationToken cancellation)
    {
        var display = ProgressDisplay.On(terminal);
        int done = 0;
        int arms = request.Comparison.Arms.Count;
        int seeds = request.Comparison.Seeds;
        return display.During(() =>
        {
            display.Phase($"{arms} {(arms == 1 ? "arm" : "arms")} × {seeds} {(seeds == 1 ? "seed" : "seeds")}, {request.Parallelism} at a time");
            return comparison.Run(
                request.Parallelism,
                request.Settings,
                (arm, seed, result) => display.Piece(Interlocked.Increment(ref done), arms * seeds, $"{arm.Name} seed {seed}: {result.Evaluation?.Accuracy.Mean:F1} %"),
                cancellation);
        });
    }

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);

    private static string[] ParseArms(string? text)
    {
        string[] arms = text is null ? [.. Arm.Default.Select(arm => arm.Name)] : [.. text.Split(',', StringSplitOptions.TrimEntries).Select(name => Arm.Parse(name).Name)];
        return arms.Distinct(StringComparer.Ordinal).Count() == arms.Length ? arms : throw new UsageException($"--arms is '{text}': an arm stands there twice.");
    }
}
