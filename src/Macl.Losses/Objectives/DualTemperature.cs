using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// InfoNCE with dual temperature, −(W(τ_inter) / W(τ)) log P with the weights held constant (Zhang et al., 2022, arXiv
/// 2203.17248): within an anchor negatives compete at the temperature τ, but how much an anchor counts against others is its
/// gradient scaling W at a larger temperature, where it does not vanish with few negatives.
/// </summary>
/// <remarks>The derivative by the margin is −W(τ_inter), exactly: nothing is divided.</remarks>
public sealed record DualTemperature : Objective
{
    private static readonly ReweightedInfoNce _reweighted = new();

    /// <param name="interTemperature">The temperature τ_inter; finite, at least <see cref="TemperaturePolicy.Smallest"/>. Default 1, as in the paper, whose τ is 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public DualTemperature(double interTemperature = 1)
    {
        InterTemperature = interTemperature;
    }

    /// <summary>The temperature τ_inter at which anchors are weighed against each other; finite, at least <see cref="TemperaturePolicy.Smallest"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double InterTemperature
    {
        get;
        init => field = OptionChecks.AtLeast(TemperaturePolicy.Smallest, value, "inter-anchor temperature");
    }

    internal override IReadOnlyList<NegativeTerm> Terms(LogitMap logits, NegativeWeighting weighting) =>
        [NegativeTerm.LogSumExp(logits.ScaleValue), NegativeTerm.LogSumExp(1 / InterTemperature, isConstant: true)];

    internal override Tensor Loss(AnchorLogits anchors, NegativeWeighting weighting)
    {
        Tensor margin = anchors.Positives - anchors.Terms[0];
        using var interScale = (1 / InterTemperature).ToScalar();
        Tensor interMargin = anchors.Similarities.Positives.mul(interScale) - anchors.Terms[1];
        Tensor scaling = interMargin.neg().sigmoid();
        return GivenSlope.Mean(_reweighted.Value(margin.detach()) * scaling, scaling.neg(), margin);
    }
}
