using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Training.Updates;

/// <summary>
/// How one parameter is updated, and what is remembered of it from step to step. Every number that goes to libtorch is a scalar
/// that is held until the call is over: see docs/decisions/0009-own-optimizers.md.
/// </summary>
internal abstract class ParameterUpdate(Parameter parameter) : IDisposable
{
    protected Parameter Parameter => parameter;

    public void ZeroGradient()
    {
        using var gradient = parameter.grad;
        using var sameGradient = gradient?.zero_();
    }

    /// <summary>The gradient's Euclidean norm, a float64 scalar; null where there is no gradient. Called within a dispose scope.</summary>
    public Tensor? GradientNorm() => parameter.grad?.norm().to(ScalarType.Float64);

    public void ScaleGradient(Scalar factor)
    {
        using var gradient = parameter.grad;
        using var sameGradient = gradient?.mul_(factor);
    }

    /// <summary>Updates the parameter, if it has a gradient. Called without gradient tracking.</summary>
    public void Step(double rate)
    {
        using var scope = NewDisposeScope();
        if (parameter.grad is { } gradient)
        {
            Step(gradient, rate);
        }
    }

    /// <summary>Copies of what is remembered; the caller owns them.</summary>
    public abstract IEnumerable<(string Slot, Tensor Value)> Export();

    /// <summary>Overwrites what is remembered.</summary>
    public abstract void Import(SavedSlots saved);

    public abstract void Dispose();

    /// <summary>Updates the parameter within a dispose scope.</summary>
    protected abstract void Step(Tensor gradient, double rate);

    /// <summary>The gradient of the loss plus that of half the parameter's squared norm times the decay.</summary>
    protected Tensor Decayed(Tensor gradient, double decay)
    {
        if (decay == 0)
        {
            return gradient;
        }

        using Scalar factor = decay.ToScalar();
        return gradient.add(parameter, factor);
    }
}
