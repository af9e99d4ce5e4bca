using System.Text.Json.Nodes;
using Macl.Learning.Training;
using TorchSharp;

namespace Macl.Learning.Checkpoints;

/// <summary>Saves checkpoints during training, at its end and at its interruption.</summary>
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
    /// <exception cref="DamagedCheckpointException">It belongs to another run.</exception>
    public static void Restore(Checkpoint checkpoint, TrainingState state, CheckpointManifest expected, string folder)
    {
        ThrowIfForeign(checkpoint.Manifest, expected, folder);
        try
        {
            state.Restore(checkpoint.Manifest.Step, checkpoint.Model, checkpoint.Optimizer);
            torch.random.set_rng_state(checkpoint.Random[CpuGenerator]);
        }
        catch (Exception problem) when (problem is InvalidDataException or KeyNotFoundException)
        {
            throw new DamagedCheckpointException(folder, problem.Message, problem);
        }
    }

    private static void ThrowIfForeign(CheckpointManifest found, CheckpointManifest expected, string folder)
    {
        bool sameKind = (found.Modality, found.Method).Equals((expected.Modality, expected.Method));
        if (!sameKind || !JsonNode.DeepEquals(found.Options, expected.Options))
        {
            throw new DamagedCheckpointException(folder, "it is of another run: its modality, method or options differ from the run's");
        }
    }

    private void Save(TrainingState state)
    {
        using var scope = torch.NewDisposeScope();
        var random = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal) { [CpuGenerator] = torch.random.get_rng_state() };
        store.Save(new Checkpoint(describe(state), state.ExportModel(), state.ExportOptimizer(), random));
        Remember(state);
    }

    private void Remember(TrainingState state)
    {
        _savedStep = state.Step;
        _savedAt = clock.GetTimestamp();
    }
}
