using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>How similarities become logits: x = scale · s + offset. Both are attached to the graph where they are learned.</summary>
/// <param name="Scale">The inverse temperature, a float64 scalar.</param>
/// <param name="Offset">A float64 scalar, added to the logits of positives and of <see cref="NegativeSum.Softplus"/> terms; null for none.</param>
internal sealed record LogitMap(Tensor Scale, Tensor? Offset)
{
    /// <summary>The value of the scale.</summary>
    public double ScaleValue { get; } = Scale.item<double>();

    /// <summary>The value of the offset.</summary>
    public double OffsetValue { get; } = Offset?.item<double>() ?? 0;
}
