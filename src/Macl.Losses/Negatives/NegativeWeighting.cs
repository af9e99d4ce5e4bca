using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// How the negatives of an anchor are weighted before an objective sees them: hard ones more (Robinson et al., 2021, arXiv
/// 2010.04592), and less those that are likely to mean the same as the anchor (Chuang et al., 2020, arXiv 2007.00224).
/// It applies to every <see cref="MarginObjective"/>.
/// </summary>
/// <remarks>
/// With K negatives the sum Σ exp(sⱼ/τ) becomes R = K · Σ exp((1+β)·sⱼ/τ) / Σ exp(β·sⱼ/τ), and with a prior τ⁺ above 0
/// the larger of (R − τ⁺·K·exp(s⁺/τ)) / (1 − τ⁺) and its smallest possible value K·exp(−1/τ). As in the authors' code the
/// weights are no constants for the gradient. Where the smallest value is taken, no similarity gets a gradient from it.
/// </remarks>
public sealed record NegativeWeighting
{
    /// <summary>The largest hardness: beyond it only the hardest negative counts, and the difference of two sums loses its digits.</summary>
    public const double MostHardness = 100;

    private static readonly Scalar _minusLogOfTwo = (-Math.Log(2)).ToScalar();

    /// <summary>All negatives count the same, and none is taken for a positive.</summary>
    public static NegativeWeighting None { get; } = new();

    /// <summary>The concentration β on hard negatives; from 0 to <see cref="MostHardness"/>. Default 0: all count the same. The authors use 0.5 to 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double Hardness
    {
        get;
        init => field = OptionChecks.Within(0, MostHardness, value, "hardness");
    }

    /// <summary>The prior τ⁺ of a negative being of the anchor's own class; from 0 to below 1. Default 0: no correction. The authors use 0.1 for ten classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double PositivePrior
    {
        get;
        init => field = OptionChecks.FromBelow(0, 1, value, "positive prior");
    }

    /// <summary>Whether it leaves everything as it is.</summary>
    internal bool IsNone => Hardness == 0 && PositivePrior == 0;

    /// <summary>The sums that it is made of.</summary>
    internal IReadOnlyList<NegativeTerm> Terms(double inverseTemperature) => Hardness > 0
        ? [NegativeTerm.LogSumExp((1 + Hardness) * inverseTemperature), NegativeTerm.LogSumExp(Hardness * inverseTemperature)]
        : [NegativeTerm.LogSumExp(inverseTemperature)];

    /// <summary>What stands in the place of log Σ exp(sⱼ/τ), [anchors]. The caller's dispose scope owns it.</summary>
    /// <param name="anchors">What is known of each anchor.</param>
    internal Tensor LogSum(AnchorLogits anchors)
    {
        if (IsNone)
        {
            return anchors.Terms[0];
        }

        Tensor logCounts = anchors.Similarities.CountNegatives().log();
        Tensor concentrated = Hardness > 0 ? logCounts.Plus(anchors.Terms[0] - anchors.Terms[1]) : anchors.Terms[0];
        return PositivePrior > 0 ? Debias(concentrated, anchors.Positives, logCounts, anchors.Map.Scale) : concentrated;
    }

    /// <summary>log max((R − τ⁺·K·exp(s⁺/τ)) / (1 − τ⁺), K·exp(−1/τ)) from logarithms.</summary>
    private Tensor Debias(Tensor logSum, Tensor positives, Tensor logCounts, Tensor inverseTemperature)
    {
        using var logPrior = Math.Log(PositivePrior).ToScalar();
        using var logRest = Math.Log(1 - PositivePrior).ToScalar();
        Tensor floor = logCounts - inverseTemperature;
        Tensor excess = positives.Plus(logCounts.add(logPrior, Constants.One)) - logSum;
        Tensor known = excess.detach();
        Tensor isAbove = known.lt(Constants.Zero) & logSum.detach().sub(logRest).Plus(LogOfOneMinusExp(known.clamp_max(Constants.Zero))).gt(floor.detach());
        Tensor bounded = excess.masked_fill(isAbove.logical_not(), Constants.MinusOne);
        return where(isAbove, logSum.sub(logRest).Plus(LogOfOneMinusExp(bounded)), floor);
    }

    /// <summary>log(1 − eˣ) for x below 0 without losing digits; −∞ at 0.</summary>
    private static Tensor LogOfOneMinusExp(Tensor x)
    {
        Tensor isSmall = x.gt(_minusLogOfTwo);
        Tensor small = x.masked_fill(isSmall.logical_not(), Constants.MinusOne).expm1().neg().log();
        Tensor large = x.masked_fill(isSmall, Constants.MinusOne).exp().neg().log1p();
        return where(isSmall, small, large);
    }
}
