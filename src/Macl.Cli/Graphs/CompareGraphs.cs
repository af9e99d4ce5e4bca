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
    private sealed record Request(string? Data, string Out, bool Resume, IReadOnlyList<Arm> Arms, int Seeds, int Parallelism, GraphClOptions Options, torch.Device Device, PretrainingSettings Settings, bool Json);

    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var data = CommonOptions.Data("Labelled graphs in the TU text format: a folder or a zip.");
        var arms = Options.Text("--arms", $"Arms with commas between them, of {string.Join(", ", Arm.All.Select(arm => arm.Name))}. Default: all.", "ARMS");
        var seeds = Options.Integer("--seeds", "Seeds 0, 1, … of every arm. Default: 5.", least: 1);
        var parallel = Options.Integer("--parallel", "Runs at a time; the result is the same for any number. Default: one a core.", least: 1);
        var folder = CommonOptions.Out("The comparison's folder.");
        var resume = Options.Text("--resume", "Go on with the comparison in this folder; give the options of its first start.", "DIR");
        var device = CommonOptions.Device();
        var json = CommonOptions.Json();
        var options = new GraphClArguments();
        var running = new RunArguments();
        var command = new Command("graphs", "Compare losses on graphs.") { data, arms, seeds, parallel, folder, resume, device, json };
        foreach (var option in options.OfComparison.Concat(running.All))
        {
            command.Add(option);
        }

        command.SetAction(parsed => Run(
            new Request(
                parsed.GetValue(data),
                Folder(parsed.GetValue(folder), parsed.GetValue(resume)),
                parsed.GetValue(resume) is not null,
                ParseArms(parsed.GetValue(arms)),
                parsed.GetValue(seeds) ?? 5,
                parsed.GetValue(parallel) ?? Environment.ProcessorCount,
                options.Read(parsed),
                CommonOptions.ParseDevice(parsed.GetValue(device)),
                new PretrainingSettings { Checkpoints = running.Checkpoints(parsed), AcceptOlderCheckpoint = running.AcceptOlderCheckpoint(parsed) },
                parsed.GetValue(json)),
            terminal,
            cancellation));
        return command;
    }

    private static int Run(Request request, Terminal terminal, CancellationToken cancellation)
    {
        torch.set_num_threads(1);
        var data = GraphData.ReadLabelled(request.Data);
        string? path = request.Data is null ? null : Path.GetFullPath(request.Data);
        var recipe = new GraphCl(data, path, request.Options, new GraphClMachine { Device = request.Device, EvaluationThreads = 1 });
        ComparisonFolder.Prepare(request.Out, request.Resume);
        var comparison = new Learning.Runs.Comparison<GraphBatch>(recipe, request.Arms, request.Seeds, request.Out);
        try
        {
            var result = Compare(comparison, request, terminal, cancellation);
            ComparisonSummary.Show(result, comparison.Report, request.Json, terminal);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine($"interrupted; go on with the same options and --resume {request.Out}");
            return ExitCode.Interrupted;
        }
    }

    private static ComparisonResult Compare(Learning.Runs.Comparison<GraphBatch> comparison, Request request, Terminal terminal, CancellationToken cancellation)
    {
        var display = ProgressDisplay.On(terminal);
        int done = 0;
        int total = request.Arms.Count * request.Seeds;
        return display.During(() =>
        {
            display.Phase($"{request.Arms.Count} arms × {request.Seeds} seeds, {request.Parallelism} at a time");
            return comparison.Run(
                request.Parallelism,
                request.Settings,
                (arm, seed, result) => display.Piece(Interlocked.Increment(ref done), total, $"{arm.Name} seed {seed}: {result.Evaluation?.Accuracy.Mean:F1} %"),
                cancellation);
        });
    }

    private static string Folder(string? folder, string? resume) => (folder, resume) switch
    {
        ({ } one, null) => one,
        (null, { } one) => one,
        (null, null) => throw new UsageException("--out is missing: say in which new folder the comparison is kept, or give --resume."),
        _ => throw new UsageException("--out and --resume were both given; allowed: one of them."),
    };

    private static Arm[] ParseArms(string? text)
    {
        Arm[] arms = text is null ? [.. Arm.All] : [.. text.Split(',', StringSplitOptions.TrimEntries).Select(Arm.Parse)];
        return arms.Distinct().Count() == arms.Length ? arms : throw new UsageException($"--arms is '{text}': an arm stands there twice.");
    }
}
