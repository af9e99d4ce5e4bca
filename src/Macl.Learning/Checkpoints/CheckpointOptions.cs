using Macl.Learning.Training;

namespace Macl.Learning.Checkpoints;

/// <summary>When checkpoints are made, beside the one at the end of training or at its interruption.</summary>
public sealed record CheckpointOptions
{
    /// <summary>Steps from one checkpoint to the next; 0 does not count steps. Default 0.</summary>
    public int EverySteps { get; init => field = Require.AtLeast(0, value, nameof(EverySteps)); }

    /// <summary>Minutes from one checkpoint to the next; 0 does not count minutes. Default 5.</summary>
    public double EveryMinutes { get; init => field = Require.NotNegative(value, nameof(EveryMinutes)); } = 5;
}
