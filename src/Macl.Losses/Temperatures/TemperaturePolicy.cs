using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Where the temperature τ comes from: a number, the alignment A of a batch (the mean similarity of its positives), the progress of training, or learning.</summary>
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

        ValidateOwn();
    }

    /// <summary>The temperature at an alignment and a progress; a learnable one as it is before it learns.</summary>
    /// <param name="alignment">A scalar, float32 or float64, in [−1, 1]; a constant for the gradient.</param>
    /// <param name="progress">Where training stands, from 0 to 1. Default 0.</param>
    /// <returns>Scalars of the same dtype and device. The caller disposes them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The progress is out of range.</exception>
    public EffectiveTemperature At(Tensor alignment, double progress = 0) =>
        Follow(new TemperatureInputs(alignment, OptionChecks.Within(0, 1, progress, "progress"), LogitScale: null));

    /// <summary>The temperature that the policy gives.</summary>
    internal abstract EffectiveTemperature Follow(TemperatureInputs inputs);

    /// <summary>What the formula of a policy gave, held at the minimum.</summary>
    private protected EffectiveTemperature AtLeastMinimum(Tensor unclamped)
    {
        using var minimum = Minimum.ToScalar();
        return new EffectiveTemperature(unclamped.clamp_min(minimum), unclamped);
    }

    /// <summary>Checks the rules across fields of a policy.</summary>
    private protected virtual void ValidateOwn()
    {
    }
}
