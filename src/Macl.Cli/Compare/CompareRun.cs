using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Cli.Progress;
using Macl.Learning.Runs;
using TorchSharp;

namespace Macl.Cli.Compare;

/// <summary>Carries out what <c>macl compare</c> is asked for.</summary>
internal sealed class CompareRun<TData, TOptions, TInput>(Modality<TData, TOptions, TInput> modality, CompareRequest<TOptions> request, Terminal terminal)
    where TOptions : class, new()
    where TInput : IDisposable
{
    private readonly ComparisonRecord<TOptions> _described = request.Comparison;
    private readonly IReadOnlyList<Arm> _arms = request.Comparison.ParseArms();

    public int Run(CancellationToken cancellation)
    {
        torch.set_num_threads(1);
        using var opened = request.Opening.Progress.During(() => modality.ReaderFor(_described.Options).OpenLabelled(_described.Data, request.Opening));
        var recipe = modality.Recipe(opened.Data, _described.Data, _described.Options, new Machine(request.Device, Threads: 1));
        ThrowIfNotJudged(recipe);
        ThrowIfNotTrainable(recipe);
        if (request.IsNew)
        {
            (_described with { Options = modality.File.Of(recipe.Record, request.Folder) }).Begin(request.Folder);
        }

        foreach (string remark in modality.RemarksOn(opened.Data, _described.Options, request.Device, request.Folder))
        {
            terminal.Error.WriteLine(remark);
        }

        return Finish(new ArmComparison<TInput>(recipe, _arms, _described.Seeds, request.Folder), cancellation);
    }

    /// <summary>Puts a run together, so that whatever is wrong shows before the folder is made.</summary>
    private static void ThrowIfNotJudged(IRecipe<TInput> recipe)
    {
        using var task = recipe.Prepare();
        if (task.NotJudged is { } why)
        {
            throw new UsageException($"{recipe.Record.Data.Name} cannot be compared on, since nothing can be judged: {why}.");
        }
    }

    /// <summary>Puts a run of every arm together, so that an arm that cannot be trained does not stop a comparison half way.</summary>
    private void ThrowIfNotTrainable(IRecipe<TInput> recipe)
    {
        foreach (var arm in _arms)
        {
            recipe.With(arm, seed: 0).Prepare().Dispose();
        }
    }

    private int Finish(ArmComparison<TInput> comparison, CancellationToken cancellation)
    {
        try
        {
            ComparisonSummary.Show(Compare(comparison, cancellation), comparison.Report, request.Json, terminal);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine($"interrupted; go on with: macl compare {modality.Name} --resume {request.Folder}");
            return ExitCode.Interrupted;
        }
    }

    private ComparisonResult Compare(ArmComparison<TInput> comparison, CancellationToken cancellation)
    {
        var display = ProgressDisplay.On(terminal);
        int done = 0;
        int seeds = _described.Seeds;
        return display.During(() =>
        {
            display.Phase($"{_arms.Count} {(_arms.Count == 1 ? "arm" : "arms")} × {seeds} {(seeds == 1 ? "seed" : "seeds")}, {request.Parallelism} at a time");
            return comparison.Run(
                request.Parallelism,
                request.Settings,
                (arm, seed, result) => display.Piece(Interlocked.Increment(ref done), _arms.Count * seeds, $"{arm.Name} seed {seed}: {(result.Evaluation is { } judged ? ScoreText.Of(judged.Metric, judged.Score.Mean) : "")}"),
                cancellation);
        });
    }
}
