using TorchSharp;

namespace Macl.Losses;

/// <summary>The temperature of MACL's first preprint, τ = τ₀ · α^A: it rises as positives align where α &gt; 1 (Huang et al., arXiv 2207.07874v1).</summary>
public sealed record AdaptiveExponentialTemperature : TemperaturePolicy
{
    /// <param name="temperature">The initial temperature τ₀; finite, at least <see cref="TemperaturePolicy.Smallest"/>. Default 0.1.</param>
    /// <param name="alpha">The factor between alignment 0 and 1; finite, above 0. Default 2, as in the authors' first code.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public AdaptiveExponentialTemperature(double temperature = .1, double alpha = 2)
        : base(temperature)
    {
        Alpha = alpha;
    }

    /// <summary>The factor between alignment 0 and 1; finite, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double Alpha
    {
        get;
        init => field = OptionChecks.Above(0, value, "alpha");
    }

    internal override EffectiveTemperature Follow(TemperatureInputs inputs)
    {
        using var rate = Math.Log(Alpha).ToScalar();
        using var initial = Initial.ToScalar();
        return AtLeastMinimum(inputs.Alignment.mul(rate).exp_().mul_(initial));
    }
}
