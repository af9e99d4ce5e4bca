namespace Macl.Losses;

/// <summary>Model-aware contrastive learning: <see cref="ReweightedInfoNce"/> at an <see cref="AdaptiveLinearTemperature"/> (Huang et al., 2023, arXiv 2207.07874).</summary>
/// <remarks>With <c>alpha: 0</c> its gradient is exactly that of <see cref="DclLoss"/>.</remarks>
public sealed class MaclLoss : ContrastiveLoss
{
    /// <param name="temperature">The initial temperature τ₀; finite, above 0. Default 0.1, for images; 0.05 for sentences.</param>
    /// <param name="alpha">How strongly the temperature follows the alignment; finite, at least 0. Default 0.5, for images; 2 for sentences.</param>
    /// <param name="alignmentThreshold">A₀, the alignment at which the temperature is τ₀; in [−1, 1]. Default 0, for images; 0.8 for sentences.</param>
    /// <param name="minimumTemperature">The temperature never falls below this; at most <paramref name="temperature"/>. Default 0.1·τ₀.</param>
    /// <param name="pairing">Anchors and negatives. Default two-view, as SimCLR.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public MaclLoss(
        double temperature = .1,
        double alpha = .5,
        double alignmentThreshold = 0,
        double? minimumTemperature = null,
        Pairing pairing = Pairing.TwoView)
        : base(new ReweightedInfoNce(), Adaptive(temperature, alpha, alignmentThreshold, minimumTemperature), pairing)
    {
    }

    private static AdaptiveLinearTemperature Adaptive(double temperature, double alpha, double alignmentThreshold, double? minimum)
    {
        var policy = new AdaptiveLinearTemperature(temperature, alpha, alignmentThreshold);
        return minimum is { } given ? policy with { Minimum = given } : policy;
    }
}
