using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// A temperature that is learned as in CLIP (Radford et al., 2021, arXiv 2103.00020): the log of the inverse temperature is the
/// parameter <c>logit_scale</c> of the loss, so that an optimizer and a checkpoint see it. It stays between two bounds.
/// </summary>
/// <remarks>
/// A temperature beyond a bound is held at the bound and gets no gradient; <see cref="ContrastiveLoss.ConstrainParameters"/>
/// after each optimizer step brings the parameter back, as CLIP does.
/// </remarks>
public sealed record LearnableTemperature : TemperaturePolicy
{
    private const double ClipMinimum = .01;

    /// <param name="temperature">The temperature τ₀ from which it learns; finite, at least <see cref="TemperaturePolicy.Smallest"/>. Default 0.07, as in CLIP.</param>
    /// <param name="minimumTemperature">It never falls below this; at most <paramref name="temperature"/>. Default 0.01: CLIP's logits are scaled by 100 at most.</param>
    /// <param name="maximumTemperature">It never rises above this; at least <paramref name="temperature"/>. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public LearnableTemperature(double temperature = .07, double minimumTemperature = ClipMinimum, double maximumTemperature = 1)
        : base(temperature)
    {
        Minimum = minimumTemperature;
        Maximum = maximumTemperature;
    }

    /// <summary>The temperature never rises above this; finite, at least <see cref="TemperaturePolicy.Initial"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double Maximum
    {
        get;
        init => field = OptionChecks.AtLeast(Smallest, value, "maximum temperature");
    }

    /// <summary>What the parameter begins with.</summary>
    internal double InitialLogitScale => -Math.Log(Initial);

    /// <summary>The parameter within its bounds, in its own dtype; no gradient beyond them.</summary>
    internal Tensor Constrain(Tensor logitScale)
    {
        using var least = (-Math.Log(Maximum)).ToScalar();
        using var most = (-Math.Log(Minimum)).ToScalar();
        return logitScale.clamp(least, most);
    }

    internal override EffectiveTemperature Follow(TemperatureInputs inputs) =>
        inputs.LogitScale is { } logitScale ? Learned(logitScale, inputs.Alignment) : AtLeastMinimum(InitialLike(inputs.Alignment));

    private protected override void ValidateOwn()
    {
        if (Maximum < Initial)
        {
            throw new ArgumentException($"The maximum temperature {Maximum} is below the temperature {Initial}; it must not be.", paramName: null);
        }
    }

    /// <summary>The bounds hold exactly although the parameter is rounded, and the parameter on a bound counts as within.</summary>
    private EffectiveTemperature Learned(Tensor logitScale, Tensor like)
    {
        using var scope = NewDisposeScope();
        using var least = Minimum.ToScalar();
        using var most = Maximum.ToScalar();
        Tensor constrained = Constrain(logitScale);
        Tensor rounded = constrained.to(like.dtype, like.device).neg().exp();
        Tensor value = rounded.Plus(rounded.detach().clamp(least, most) - rounded.detach());
        Tensor beyond = logitScale.detach().to(like.dtype, like.device).neg().exp() - rounded.detach();
        return new EffectiveTemperature(value.MoveToOuterDisposeScope(), value.detach().Plus(beyond).MoveToOuterDisposeScope());
    }

    private Tensor InitialLike(Tensor alignment)
    {
        using var initial = Initial.ToScalar();
        return full_like(alignment, initial);
    }
}
