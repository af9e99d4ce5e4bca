namespace Macl.Learning.Training;

/// <summary>How long and with what a run trains.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the data, 0 or more; 0 leaves the initial weights. Default 20.</summary>
    public int Epochs { get; init => field = Require.AtLeast(0, value, nameof(Epochs)); } = 20;

    /// <summary>The optimizer.</summary>
    public OptimizerOptions Optimizer { get; init; } = new();

    /// <summary>The learning rate's course. Default constant.</summary>
    public LearningRateSchedule Schedule { get; init; } = new LearningRateSchedule.Constant();

    /// <summary>Fixes initial weights, data order, augmentation and dropout. Default 0.</summary>
    public long Seed { get; init; }
}
