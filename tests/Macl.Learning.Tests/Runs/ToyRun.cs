using Macl.Learning.Runs;
using Macl.Learning.Tests.Training;
using Macl.Learning.Training;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Runs;

/// <summary>Starts, stops and resumes runs of a toy recipe.</summary>
public static class ToyRun
{
    /// <summary>Starts the run of a folder, or goes on with it, to its end.</summary>
    public static PretrainingOutcome Finish(ToyRecipe recipe, string path, PretrainingSettings? settings = null) =>
        Run(recipe, path, settings ?? new PretrainingSettings(), TestContext.Current.CancellationToken);

    /// <summary>Starts the run of a folder, or goes on with it, and interrupts it after a step; 0 interrupts before the first.</summary>
    public static void StopAfter(long step, ToyRecipe recipe, string path, PretrainingSettings? settings = null)
    {
        using var stop = new CancellationTokenSource();
        var observer = new Recorder("it", []) { AfterStep = state => CancelAt(step, state, stop) };
        settings ??= new PretrainingSettings();
        if (step == 0)
        {
            settings = settings with { OnPhase = phase => CancelBeforeTraining(phase, stop) };
        }

        Assert.ThrowsAny<OperationCanceledException>(() => Run(recipe, path, settings with { Observers = [observer] }, stop.Token));
    }

    private static PretrainingOutcome Run(ToyRecipe recipe, string path, PretrainingSettings settings, CancellationToken cancellation)
    {
        var folder = RunFolder.OpenOrCreate(path, recipe.Record);
        using var task = recipe.Prepare();
        return new Pretraining<Tensor>(task, folder, recipe.Record, settings).Run(cancellation);
    }

    private static void CancelAt(long step, TrainingState state, CancellationTokenSource stop)
    {
        if (state.Step == step)
        {
            stop.Cancel();
        }
    }

    private static void CancelBeforeTraining(string phase, CancellationTokenSource stop)
    {
        if (phase is "training")
        {
            stop.Cancel();
        }
    }
}
