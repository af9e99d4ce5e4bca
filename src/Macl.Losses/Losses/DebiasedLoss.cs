namespace Macl.Losses;

/// <summary>InfoNCE corrected for negatives that are of the anchor's own class (Chuang et al., 2020, arXiv 2007.00224): <see cref="InfoNce"/> × <see cref="NegativeWeighting"/>.</summary>
public sealed class DebiasedLoss : ContrastiveLoss
{
    /// <param name="temperature">Finite, above 0. Default 0.5, as in the paper.</param>
    /// <param name="positivePrior">The prior τ⁺ of a negative being of the anchor's class; from 0 to below 1. Default 0.1, as in the paper for ten classes.</param>
    /// <param name="pairing">Anchors and negatives. Default two-view, as SimCLR.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public DebiasedLoss(double temperature = .5, double positivePrior = .1, Pairing pairing = Pairing.TwoView)
        : base(new InfoNce(), new FixedTemperature(temperature), pairing, new NegativeWeighting { PositivePrior = positivePrior })
    {
    }
}
