using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>
/// What dropout leaves out in one forward pass, from a generator of its own: nothing else that draws can change it, so that runs beside each other, gradient
/// caching and resumption all see the same.
/// </summary>
internal sealed class DropoutDraws : IDisposable
{
    private readonly Generator? _generator;

    private DropoutDraws(Generator? generator)
    {
        _generator = generator;
    }

    /// <summary>Whether anything is left out.</summary>
    public bool IsOn => _generator is not null;

    /// <summary>For training.</summary>
    public static DropoutDraws Of(long seed, Device device) => new(new Generator((ulong)seed, device));

    /// <summary>Outside training.</summary>
    public static DropoutDraws None() => new(generator: null);

    /// <summary>The tensor with a part of its values 0, and the others greater by as much.</summary>
    /// <param name="values">Of any shape and floating type.</param>
    /// <param name="part">The part that is left out, 0 to below 1.</param>
    public Tensor Apply(Tensor values, double part)
    {
        if (_generator is null || part == 0)
        {
            return values;
        }

        using var scope = NewDisposeScope();
        using var share = (1 - part).ToScalar();
        Tensor kept = empty(values.shape, dtype: values.dtype, device: values.device).bernoulli_(1 - part, _generator);
        return values.mul(kept.div_(share)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => _generator?.Dispose();
}
