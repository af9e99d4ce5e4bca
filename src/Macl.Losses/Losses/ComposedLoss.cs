namespace Macl.Losses;

/// <summary>Any objective at any temperature with any pairing: <see cref="MaclLoss"/>, <see cref="InfoNceLoss"/> and <see cref="DclLoss"/> are points of this product.</summary>
public sealed class ComposedLoss : ContrastiveLoss
{
    /// <param name="objective">What is minimised.</param>
    /// <param name="temperature">How the temperature follows the batch.</param>
    /// <param name="pairing">Anchors and negatives. Default two-view, as SimCLR.</param>
    /// <exception cref="ArgumentException">The temperature policy or the pairing is out of range.</exception>
    public ComposedLoss(Objective objective, TemperaturePolicy temperature, Pairing pairing = Pairing.TwoView)
        : base(objective, temperature, pairing)
    {
    }
}
