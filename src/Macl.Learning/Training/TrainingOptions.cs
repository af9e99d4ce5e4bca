using System.Text.Json.Serialization;

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

    /// <summary>
    /// The most that the norm of all gradients together may be, above 0: larger ones are scaled down to it before the optimizer's step, as PyTorch's
    /// <c>clip_grad_norm_</c> does. Default null: they stay as they are.
    /// </summary>
    /// <remarks>Not written where it is null, so that records from before there was such an option describe the same run.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MaxGradientNorm { get; init => field = value is null ? null : Require.Positive(value.Value, nameof(MaxGradientNorm)); }

    /// <summary>Fixes initial weights, data order, augmentation and dropout. Default 0.</summary>
    public long Seed { get; init; }
}
