namespace Macl.Losses;

/// <summary><see cref="FlatNce"/> at a <see cref="FixedTemperature"/> (Chen et al., 2021, arXiv 2107.01152).</summary>
/// <remarks>Its value is always 1: watch the diagnostics.</remarks>
public sealed class FlatNceLoss : ContrastiveLoss
{
    /// <param name="temperature">Finite, above 0. Default 0.1.</param>
    /// <param name="pairing">Anchors and negatives. Default two-view, as SimCLR.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FlatNceLoss(double temperature = .1, Pairing pairing = Pairing.TwoView)
        : base(new FlatNce(), new FixedTemperature(temperature), pairing)
    {
    }
}
