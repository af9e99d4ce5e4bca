using Macl.Learning.Training;
using TorchSharp;

namespace Macl.Learning.Checkpoints;

/// <summary>
/// Saves checkpoints during training, at its end and at its interruption; not of weights that are not finite, which ends
/// training with a <see cref="TrainingDivergedException"/> and leaves the earlier checkpoints.
/// </summary>
/// <param name="store">Where they go.</param>
/// <param name="options">When they are made.</param>
/// <param name="describe">The manifest of a checkpoint made now.</param>
/// <param name="clock">Counts the minutes.</param>
public sealed class CheckpointObserver(CheckpointStore store, CheckpointOptions options, Func<TrainingState, CheckpointManifest> describe, TimeProvider clock) : TrainingObserver
{
    private const string CpuGenerator = "cpu";

    private long _savedStep;
    private long _savedAt;

    /// <inheritdoc/>
    public override void OnStart(TrainingState state) => Remember(state);

    /// <inheritdoc/>
    public override void OnStepDone(TrainingState state)
    {
        bool manySteps = options.EverySteps > 0 && state.Step - _savedStep >= options.EverySteps;
        bool muchTime = options.EveryMinutes > 0 && clock.GetElapsedTime(_savedAt).TotalMinutes >= options.EveryMinutes;
        if (manySteps || muchTime)
        {
            Save(state);
        }
    }

    /// <inheritdoc/>
    public override void OnStop(TrainingState state)
    {
        if (state.Step != _savedStep)
        {
            Save(state);
        }
    }

    /// <summary>Puts a checkpoint's weights, optimizer, random states and position back.</summary>
    /// <exception cref="DamagedCheckpointException">Its tensors do not fit the method, the optimizer or libtorch.</exception>
    public static void Restore(Checkpoint checkpoint, TrainingState state, string folder)
    {
        try
        {
            state.Restore(checkpoint.Manifest.Step, checkpoint.Model, checkpoint.Optimizer);
            using var current = torch.random.get_rng_state();
            torch.random.set_rng_state(checkpoint.Random.Fitting(CpuGenerator, current.dtype, current.shape));
        }
        catch (InvalidDataException problem)
        {
            throw new DamagedCheckpointException(folder, problem.Message, problem);
        }
    }

    private void Save(TrainingState state)
    {
        using var scope = torch.NewDisposeScope();
        var random = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal) { [CpuGenerator] = torch.random.get_rng_state() };
        var model = state.ExportModel();
        TrainingDivergedException.ThrowIfNotFinite(model, state.Step);
        store.Save(new Checkpoint(describe(state), model, state.ExportOptimizer(), random));
        Remember(state);
    }

    private void Remember(TrainingState state)
    {
        _savedStep = state.Step;
        _savedAt = clock.GetTimestamp();
    }
}
