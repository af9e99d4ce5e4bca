using TorchSharp;

namespace Macl.Losses;

/// <summary>MACL's temperature, τ = τ₀ · (1 + α (A − A₀)): it rises as positives align (Huang et al., 2023, arXiv 2207.07874).</summary>
public sealed record AdaptiveLinearTemperature : TemperaturePolicy
{
    /// <param name="temperature">The initial temperature τ₀; finite, at least <see cref="TemperaturePolicy.Smallest"/>. Default 0.1.</param>
    /// <param name="alpha">How strongly the temperature follows the alignment; finite, at least 0. Default 0.5; published up to 2.</param>
    /// <param name="alignmentThreshold">A₀, the alignment at which the temperature is τ₀; in [−1, 1]. Default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public AdaptiveLinearTemperature(double temperature = .1, double alpha = .5, double alignmentThreshold = 0)
        : base(temperature)
    {
        Alpha = alpha;
        AlignmentThreshold = alignmentThreshold;
    }

    /// <summary>How strongly the temperature follows the alignment; finite, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double Alpha
    {
        get;
        init => field = OptionChecks.AtLeast(0, value, "alpha");
    }

    /// <summary>A₀, the alignment at which the temperature is τ₀; in [−1, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double AlignmentThreshold
    {
        get;
        init => field = OptionChecks.Within(-1, 1, value, "alignment threshold");
    }

    internal override EffectiveTemperature Follow(TemperatureInputs inputs)
    {
        using var threshold = AlignmentThreshold.ToScalar();
        using var alpha = Alpha.ToScalar();
        using var initial = Initial.ToScalar();
        return AtLeastMinimum(inputs.Alignment.sub(threshold).mul_(alpha).add_(Constants.One, Constants.One).mul_(initial));
    }
}
