using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The temperature of one batch.</summary>
/// <param name="Value">A scalar, at least the policy's minimum: what similarities are divided by. Attached to the graph where it is learned.</param>
/// <param name="Unclamped">The scalar that the policy's formula gave, which may be zero or negative.</param>
public sealed record EffectiveTemperature(Tensor Value, Tensor Unclamped) : IDisposable
{
    /// <summary>A boolean scalar: whether the minimum held the temperature up. The caller disposes it.</summary>
    public Tensor IsClamped() => Unclamped < Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        Value.Dispose();
        Unclamped.Dispose();
    }
}
