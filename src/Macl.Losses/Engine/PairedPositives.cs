using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>One positive each: the positive of anchor i is row (i + offset) mod anchors of a set.</summary>
/// <param name="Set">The index of the set.</param>
/// <param name="Offset">0 where the set is another one; half of the rows where both views are in one set.</param>
internal sealed record PairedPositives(int Set, long Offset) : Positives
{
    /// <inheritdoc/>
    public override Tensor Similarities(IReadOnlyList<Tensor> unit) => MathOf(unit).Dots(unit[0], unit[Set], Offset);

    /// <inheritdoc/>
    public override void AddGradient(IReadOnlyList<Tensor> unit, Tensor slopes, IReadOnlyList<Tensor?> gradients)
    {
        RowMath math = MathOf(unit);
        if (gradients[0] is { } byAnchors)
        {
            math.AddScaled(byAnchors, slopes, 0, unit[Set], Offset);
        }

        if (gradients[Set] is { } byPositives)
        {
            long back = Offset == 0 ? 0 : slopes.shape[0] - Offset;
            math.AddScaled(byPositives, slopes, back, unit[0], back);
        }
    }

    private RowMath MathOf(IReadOnlyList<Tensor> unit) => RowMath.For(unit[0], Math.Max(unit[0].shape[0], unit[Set].shape[0]));
}
