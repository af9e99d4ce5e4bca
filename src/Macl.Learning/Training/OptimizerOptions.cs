using System.Text.Json.Serialization;

namespace Macl.Learning.Training;

/// <summary>Which optimizer, and its settings.</summary>
public sealed record OptimizerOptions
{
    /// <summary>Default Adam.</summary>
    public OptimizerKind Kind { get; init; } = OptimizerKind.Adam;

    /// <summary>The peak learning rate, above 0. Default 0.001.</summary>
    public double LearningRate { get; init => field = Require.Positive(value, nameof(LearningRate)); } = 1e-3;

    /// <summary>Weight decay, 0 or more. Default 0.</summary>
    public double WeightDecay { get; init => field = Require.NotNegative(value, nameof(WeightDecay)); }

    /// <summary>
    /// Whether biases and the weights of norms, which are those of fewer than two dimensions, are left out of weight decay and of LARS's scaling. Default null:
    /// they are left out under LARS alone.
    /// </summary>
    /// <remarks>Not written where it is null, so that records from before there was such an option describe the same run.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ExcludeBiasAndNorm { get; init; }

    /// <summary>Momentum of SGD and LARS, from 0 to below 1. Default 0.9. Adam and AdamW use their β of 0.9 and 0.999.</summary>
    public double Momentum { get; init => field = Require.Fraction(value, nameof(Momentum)); } = 0.9;
}
