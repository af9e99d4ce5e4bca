namespace Macl.Losses;

/// <summary>
/// What one batch says about training, beside the loss. Loss values are not comparable over steps where the temperature
/// or the gradient reweighting moves; these are.
/// </summary>
public sealed record ContrastiveDiagnostics
{
    /// <summary>The effective temperature τ.</summary>
    public required double Temperature { get; init; }

    /// <summary>Whether the policy's formula fell below its minimum temperature, which was used instead.</summary>
    public required bool TemperatureClamped { get; init; }

    /// <summary>A, the mean cosine similarity of the positives, in [−1, 1]. An untrained network is often near 1: its outputs lie in a cone.</summary>
    public required double Alignment { get; init; }

    /// <summary>Mean over the anchors of W = 1 − P, in [0, 1]: by how much InfoNCE's gradient is scaled at this temperature.</summary>
    public required double GradientScaling { get; init; }

    /// <summary>The smallest W of an anchor.</summary>
    public required double GradientScalingMin { get; init; }

    /// <summary>The largest W of an anchor.</summary>
    public required double GradientScalingMax { get; init; }

    /// <summary>
    /// The fraction of anchors whose positive is more similar than every negative. A tie (a lead within rounding: 2e-6 in
    /// float32, 4e-15 in float64) counts as a miss, so collapsed embeddings score 0. In large bfloat16 batches the negatives are
    /// rounded by up to 4e-3 of their distance from 1.
    /// </summary>
    public required double InBatchAccuracy { get; init; }

    /// <summary>Mean InfoNCE at τ₀, whatever the objective and the effective temperature: comparable over steps. Where nothing is learned it is the log of the number of candidates.</summary>
    public required double InfoNceAtInitialTemperature { get; init; }
}
