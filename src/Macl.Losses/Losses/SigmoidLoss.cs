namespace Macl.Losses;

/// <summary>SigLIP's loss: <see cref="PairwiseSigmoid"/> with a learned bias at a <see cref="LearnableTemperature"/> (Zhai et al., 2023, arXiv 2303.15343).</summary>
/// <remarks>Its parameters <c>logit_scale</c> and <c>logit_bias</c> must reach the optimizer, and <see cref="ContrastiveLoss.ConstrainParameters"/> be called after each of its steps.</remarks>
public sealed class SigmoidLoss : ContrastiveLoss
{
    /// <param name="temperature">The temperature from which it learns; from 0.01 to 1. Default 0.1, as in the paper.</param>
    /// <param name="bias">The bias from which it learns; finite. Default −10, as in the paper.</param>
    /// <param name="pairing">Anchors and negatives. Default two-view, as SimCLR.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SigmoidLoss(double temperature = .1, double bias = -10, Pairing pairing = Pairing.TwoView)
        : base(new PairwiseSigmoid(bias), new LearnableTemperature(temperature), pairing)
    {
    }
}
