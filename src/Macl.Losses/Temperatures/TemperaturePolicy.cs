using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>How the temperature τ follows the alignment A of a batch (the mean similarity of its positives).</summary>
public abstract record TemperaturePolicy
{
    /// <summary>The smallest temperature that float32 logits make sense of.</summary>
    public const double Smallest = 1e-6;

    private const double DefaultMinimumPerInitial = .1;

    private readonly double? _minimum;

    private protected TemperaturePolicy(double initial)
    {
        Initial = initial;
    }

    /// <summary>The initial temperature τ₀; finite, at least <see cref="Smallest"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double Initial
    {
        get;
        init => field = OptionChecks.AtLeast(Smallest, value, "temperature");
    }

    /// <summary>
    /// The temperature never falls below this; finite, at most <see cref="Initial"/> and at least <see cref="Smallest"/>. Default 0.1·τ₀.
    /// Without it an adaptive temperature can reach zero: α = 2, A₀ = .8, a published setting, does so at A = .3.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double Minimum
    {
        get => _minimum ?? DefaultMinimumPerInitial * Initial;
        init => _minimum = OptionChecks.AtLeast(Smallest, value, "minimum temperature");
    }

    /// <summary>Checks the rules across fields.</summary>
    /// <exception cref="ArgumentException">The minimum is above the initial temperature.</exception>
    public void Validate()
    {
        if (Minimum > Initial)
        {
            throw new ArgumentException($"The minimum temperature {Minimum} is above the temperature {Initial}; it must not be.", paramName: null);
        }
    }

    /// <summary>The temperature at an alignment.</summary>
    /// <param name="alignment">A scalar, float32 or float64, in [−1, 1]; a constant for the gradient.</param>
    /// <returns>Scalars of the same dtype and device. The caller disposes them.</returns>
    public EffectiveTemperature At(Tensor alignment)
    {
        using var minimum = Minimum.ToScalar();
        Tensor unclamped = Follow(alignment);
        return new EffectiveTemperature(unclamped.clamp_min(minimum), unclamped);
    }

    /// <summary>The policy's formula, before the minimum.</summary>
    private protected abstract Tensor Follow(Tensor alignment);
}
