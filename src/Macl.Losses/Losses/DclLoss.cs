namespace Macl.Losses;

/// <summary><see cref="Dcl"/> at a <see cref="FixedTemperature"/> (Yeh et al., 2022, arXiv 2110.06848).</summary>
public sealed class DclLoss : ContrastiveLoss
{
    /// <param name="temperature">Finite, above 0. Default 0.1, for images; 0.05 for sentences.</param>
    /// <param name="pairing">Anchors and negatives. Default two-view, as SimCLR; GraphCL's own loss is the one-way form.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public DclLoss(double temperature = .1, Pairing pairing = Pairing.TwoView)
        : base(new Dcl(), new FixedTemperature(temperature), pairing)
    {
    }
}
