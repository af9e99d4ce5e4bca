namespace Macl.Losses;

/// <summary><see cref="DualTemperature"/> at a <see cref="FixedTemperature"/> (Zhang et al., 2022, arXiv 2203.17248).</summary>
public sealed class DualTemperatureLoss : ContrastiveLoss
{
    /// <param name="temperature">The temperature τ within an anchor; finite, above 0. Default 0.1, as in the paper.</param>
    /// <param name="interTemperature">The temperature τ_inter between anchors; finite, above 0. Default 1, as in the paper.</param>
    /// <param name="pairing">Anchors and negatives. Default two-view, as SimCLR.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public DualTemperatureLoss(double temperature = .1, double interTemperature = 1, Pairing pairing = Pairing.TwoView)
        : base(new DualTemperature(interTemperature), new FixedTemperature(temperature), pairing)
    {
    }
}
