using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Cli.Progress;
using Macl.Learning.Runs;
using TorchSharp;

namespace Macl.Cli.Pretrain;

/// <summary>Carries out what <c>macl pretrain</c> is asked for.</summary>
internal sealed class PretrainRun<TData, TOptions, TInput>(Modality<TData, TOptions, TInput> modality, PretrainRequest<TOptions> request, Terminal terminal)
    where TOptions : class, new()
    where TInput : IDisposable
{
    private sealed record Started(IRecipe<TInput> Recipe, TOptions Options, RunFolder Folder, RunRecord Record);

    public int Run(CancellationToken cancellation) => request.Resume is { } run ? GoOn(run, cancellation) : Begin(cancellation);

    /// <summary>The recipe is put together once before there is a folder, so that whatever is wrong leaves nothing behind.</summary>
    private int Begin(CancellationToken cancellation)
    {
        torch.set_num_threads(request.Threads ?? modality.Threads.Count);
        using var opened = Open(request.Data, request.Options);
        var recipe = Recipe(opened.Data, request.Data is null ? null : Path.GetFullPath(request.Data), request.Options);
        recipe.Prepare().Dispose();
        var record = recipe.Record with { Checkpoints = request.Checkpoints(null) };
        return Finish(opened.Data, new Started(recipe, request.Options, CreateFolder(request.Out ?? NewRunPath(record.Data.Name), record), record), cancellation);
    }

    private int GoOn(string run, CancellationToken cancellation)
    {
        var (folder, record) = RunFolder.Open(run);
        ThrowIfOfAnotherModality(record, run);
        var options = modality.File.Of(record, run);
        torch.set_num_threads(record.Environment.Threads);
        using var opened = Open(request.Data ?? record.Data.Path, options);
        var recipe = Recipe(opened.Data, record.Data.Path, options);
        ThrowIfOfOtherData(recipe.Record.Data, record.Data, run);
        return Finish(opened.Data, new Started(recipe, options, folder, record), cancellation);
    }

    private Opened<TData> Open(string? path, TOptions options) => request.Opening.Progress.During(() => modality.ReaderFor(options).Open(path, request.Opening));

    private IRecipe<TInput> Recipe(TData data, string? path, TOptions options) =>
        modality.Recipe(data, path, options, new Machine(request.Device, Environment.ProcessorCount));

    private int Finish(TData data, Started started, CancellationToken cancellation)
    {
        foreach (string remark in modality.RemarksOn(data, started.Options, request.Device, started.Folder.FullPath))
        {
            terminal.Error.WriteLine(remark);
        }

        try
        {
            RunSummary.Show(Train(started, cancellation), started.Folder, request.Json, terminal);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine($"interrupted; go on with: macl pretrain {modality.Name} --resume {started.Folder.FullPath}");
            return ExitCode.Interrupted;
        }
    }

    private PretrainingOutcome Train(Started started, CancellationToken cancellation)
    {
        using var task = started.Recipe.Prepare();
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
        return display.During(() => new Pretraining<TInput>(task, started.Folder, started.Record, settings).Run(cancellation));
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

    private void ThrowIfOfAnotherModality(RunRecord record, string run)
    {
        if (!string.Equals(record.Modality, modality.Name, StringComparison.Ordinal))
        {
            throw new UsageException($"{run} is a run on {record.Modality}, not on {modality.Name}; go on with: macl pretrain {record.Modality} --resume {run}");
        }
    }

    private static void ThrowIfOfOtherData(DataRecord found, DataRecord before, string run)
    {
        if (!string.Equals(found.Fingerprint, before.Fingerprint, StringComparison.Ordinal))
        {
            throw new UsageException($"{found.Name} is not the data that {run} was started with: its content differs.");
        }
    }

    private string NewRunPath(string data)
    {
        string name = $"{data}-{(modality.NameOf?.Invoke(request.Options) ?? modality.LossOf(request.Options).Name).Replace(':', '-')}-seed{modality.SeedOf(request.Options)}-{TimeProvider.System.GetLocalNow():yyyyMMdd-HHmmss}".ToLowerInvariant();
        return Path.Combine("runs", name);
    }
}
