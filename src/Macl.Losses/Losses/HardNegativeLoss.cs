namespace Macl.Losses;

/// <summary>InfoNCE with weight on hard negatives (Robinson et al., 2021, arXiv 2010.04592): <see cref="InfoNce"/> × <see cref="NegativeWeighting"/>.</summary>
/// <remarks>For MACL or DCL with hard negatives compose a <see cref="ComposedLoss"/>.</remarks>
public sealed class HardNegativeLoss : ContrastiveLoss
{
    /// <param name="temperature">Finite, above 0. Default 0.5, as in the paper.</param>
    /// <param name="hardness">The concentration β; finite, at least 0. Default 1.</param>
    /// <param name="positivePrior">The prior τ⁺ of a negative being of the anchor's class; from 0 to below 1. Default 0.1, as in the paper for ten classes; 0 leaves the correction out.</param>
    /// <param name="pairing">Anchors and negatives. Default two-view, as SimCLR.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public HardNegativeLoss(double temperature = .5, double hardness = 1, double positivePrior = .1, Pairing pairing = Pairing.TwoView)
        : base(new InfoNce(), new FixedTemperature(temperature), pairing, new NegativeWeighting { Hardness = hardness, PositivePrior = positivePrior })
    {
    }
}
