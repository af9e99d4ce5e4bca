using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Cli.Progress;
using Macl.Graphs.Batches;
using Macl.Graphs.Recipes;
using Macl.Inputs.Graphs;
using Macl.Learning.Checkpoints;
using Macl.Learning.Runs;
using TorchSharp;

namespace Macl.Cli.Graphs;

/// <summary><c>macl pretrain graphs</c>: trains an encoder, judges it, and writes a run folder.</summary>
internal static class PretrainGraphs
{
    private sealed record Request(string? Data, string? Out, string? Resume, GraphClOptions Options, torch.Device Device, int? Threads, Func<CheckpointOptions?, CheckpointOptions> Checkpoints, bool AcceptOlderCheckpoint, bool Json);

    private sealed record Started(RunFolder Folder, RunRecord Record, GraphDataSet Data, GraphClOptions Options);

    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var data = CommonOptions.Data("Graphs in the TU text format: a folder or a zip.");
        var folder = CommonOptions.Out("The run folder. Default: a new folder in runs/.");
        var resume = Options.Text("--resume", "Go on with an earlier run, with its own options.", "RUN");
        var device = CommonOptions.Device();
        var threads = Options.Integer("--threads", "Threads of libtorch. Default: 1, which is fastest for small graphs, and gives the same result on any number of cores; a resumed run keeps to its own.", least: 1);
        var json = CommonOptions.Json();
        var options = new GraphClArguments();
        var running = new RunArguments();
        var command = new Command("graphs", "Train a graph encoder with GraphCL and MACL.") { data, folder, resume, device, threads, json };
        foreach (var option in options.OfRun.Concat(running.All))
        {
            command.Add(option);
        }

        Option[] ofRun = [folder, threads, .. options.OfRun];
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(resume) is not null && Array.Find(ofRun, option => parsed.GetResult(option) is { Implicit: false }) is { } given)
            {
                throw new UsageException($"--resume takes all options from the run, and {given.Name} was given too; allowed beside it: --data (if the data has moved), --device, --json and those of checkpoints.");
            }

            var request = new Request(
                parsed.GetValue(data), parsed.GetValue(folder), parsed.GetValue(resume), options.Read(parsed), CommonOptions.ParseDevice(parsed.GetValue(device)),
                parsed.GetValue(threads), before => running.Checkpoints(parsed, before), running.AcceptOlderCheckpoint(parsed), parsed.GetValue(json));
            return Run(request, terminal, cancellation);
        });
        return command;
    }

    private static int Run(Request request, Terminal terminal, CancellationToken cancellation)
    {
        var started = request.Resume is { } run ? Reopen(run, request) : Begin(request);
        try
        {
            var outcome = Train(started, request, terminal, cancellation);
            RunSummary.Show(outcome, started.Folder, request.Json, terminal);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine($"interrupted; go on with: macl pretrain graphs --resume {started.Folder.FullPath}");
            return ExitCode.Interrupted;
        }
    }

    private static PretrainingOutcome Train(Started started, Request request, Terminal terminal, CancellationToken cancellation)
    {
        var recipe = new GraphCl(started.Data, request.Data, started.Options, new GraphClMachine { Device = request.Device });
        using var task = recipe.Prepare();
        if (task.NotJudged is { } why)
        {
            terminal.Error.WriteLine($"nothing will be judged: {why}");
        }

        var display = ProgressDisplay.On(terminal);
        var settings = new PretrainingSettings
        {
            Checkpoints = request.Checkpoints(started.Record.Checkpoints),
            AcceptOlderCheckpoint = request.AcceptOlderCheckpoint,
            Observers = [display],
            OnPhase = display.Phase,
        };
        return display.During(() => new Pretraining<GraphBatch>(task, started.Folder, started.Record, settings).Run(cancellation));
    }

    private static Started Begin(Request request)
    {
        torch.set_num_threads(request.Threads ?? 1);
        var data = GraphData.Read(request.Data);
        var recipe = new GraphCl(data, request.Data is null ? null : Path.GetFullPath(request.Data), request.Options, new GraphClMachine { Device = request.Device });
        recipe.Prepare().Dispose();
        string path = request.Out ?? NewRunPath(data.Name, request.Options);
        var record = recipe.Record with { Checkpoints = request.Checkpoints(null) };
        return new Started(CreateFolder(path, record), record, data, request.Options);
    }

    private static RunFolder CreateFolder(string path, RunRecord record)
    {
        try
        {
            return RunFolder.Create(path, record);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"no run can be kept in {path}: {problem.Message}");
        }
    }

    private static Started Reopen(string run, Request request)
    {
        var (folder, record) = RunFolder.Open(run);
        var options = GraphClFile.Of(record, run);
        torch.set_num_threads(record.Environment.Threads);
        var data = GraphData.Read(request.Data ?? record.Data.Path);
        return string.Equals(data.Fingerprint, record.Data.Fingerprint, StringComparison.Ordinal)
            ? new Started(folder, record, data, options)
            : throw new UsageException($"{data.Name} is not the data that {run} was started with: its content differs.");
    }

    private static string NewRunPath(string data, GraphClOptions options)
    {
        string name = $"{data}-{options.Loss.Name.Replace(':', '-')}-seed{options.Training.Seed}-{TimeProvider.System.GetLocalNow():yyyyMMdd-HHmmss}".ToLowerInvariant();
        return Path.Combine("runs", name);
    }
}
