using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// A temperature that swings between τ₀ and its minimum on a cosine as training goes on, so that it stresses groups and single
/// samples in turn (Kukleva et al., 2023, arXiv 2303.13664): τ = τ_min + (τ₀ − τ_min) · (1 + cos 2πcp) / 2 at progress p with c cycles.
/// </summary>
public sealed record CosineTemperature : TemperaturePolicy
{
    /// <param name="temperature">The largest temperature τ₀, at which training begins; finite, at least <see cref="TemperaturePolicy.Smallest"/>. Default 1, as in the paper, whose minimum is 0.1 = 0.1·τ₀ too.</param>
    /// <param name="cycles">How often training swings to the minimum and back; finite, above 0. Default 5; the paper's period is 400 of 2,000 epochs. At 0.5 the temperature falls once and ends at the minimum.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public CosineTemperature(double temperature = 1, double cycles = 5)
        : base(temperature)
    {
        Cycles = cycles;
    }

    /// <summary>How often training swings to the minimum and back; finite, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double Cycles
    {
        get;
        init => field = OptionChecks.Above(0, value, "number of temperature cycles");
    }

    internal override EffectiveTemperature Follow(TemperatureInputs inputs)
    {
        double height = (1 + Math.Cos(2 * Math.PI * Cycles * inputs.Progress)) / 2;
        using var temperature = (Minimum + ((Initial - Minimum) * height)).ToScalar();
        return AtLeastMinimum(full_like(inputs.Alignment, temperature));
    }
}
