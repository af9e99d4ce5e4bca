using Macl.Learning.Checkpoints;
using Macl.Learning.Training;

namespace Macl.Learning.Runs;

/// <summary>How a run is carried out; nothing here changes its result.</summary>
public sealed record PretrainingSettings
{
    /// <summary>When checkpoints are made.</summary>
    public CheckpointOptions Checkpoints { get; init; } = new();

    /// <summary>Whether the encoder is also judged before training.</summary>
    public bool JudgeUntrained { get; init; } = true;

    /// <summary>Whether an older sound checkpoint is used when the newest one is damaged.</summary>
    public bool AcceptOlderCheckpoint { get; init; }

    /// <summary>Told of training, such as a progress display.</summary>
    public IReadOnlyList<TrainingObserver> Observers { get; init; } = [];

    /// <summary>Told what is being done now, in a few words.</summary>
    public Action<string> OnPhase { get; init; } = _ => { };

    /// <summary>Measures time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
