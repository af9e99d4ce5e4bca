namespace Macl.Losses;

/// <summary>Any objective at any temperature with any pairing and weighting of negatives: the named losses are points of this product.</summary>
public sealed class ComposedLoss : ContrastiveLoss
{
    /// <param name="objective">What is minimised.</param>
    /// <param name="temperature">Where the temperature comes from.</param>
    /// <param name="pairing">Anchors and negatives. Default two-view, as SimCLR.</param>
    /// <param name="negativeWeighting">How negatives are weighted. Default: all the same.</param>
    /// <param name="needsLabels">Whether two views alone are refused, as by <see cref="SupConLoss"/>, so that a supervised loss is not computed without labels. Default false.</param>
    /// <exception cref="ArgumentException">The temperature policy or the pairing is out of range, or the objective takes no weighting.</exception>
    public ComposedLoss(Objective objective, TemperaturePolicy temperature, Pairing pairing = Pairing.TwoView, NegativeWeighting? negativeWeighting = null, bool needsLabels = false)
        : base(objective, temperature, pairing, negativeWeighting, needsLabels)
    {
    }
}
