namespace Macl.Losses;

/// <summary><see cref="InfoNce"/> at a <see cref="FixedTemperature"/>: NT-Xent when two-view (Chen et al., 2020, arXiv 2002.05709).</summary>
public sealed class InfoNceLoss : ContrastiveLoss
{
    /// <param name="temperature">Finite, above 0. Default 0.1, for images; 0.05 for sentences.</param>
    /// <param name="pairing">Anchors and negatives. Default two-view, as SimCLR.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public InfoNceLoss(double temperature = .1, Pairing pairing = Pairing.TwoView)
        : base(new InfoNce(), new FixedTemperature(temperature), pairing)
    {
    }
}
