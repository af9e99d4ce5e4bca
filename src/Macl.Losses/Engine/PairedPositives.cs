using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>One positive each: the positive of anchor i is row (i + offset) mod anchors of a set.</summary>
/// <param name="Set">The index of the set.</param>
/// <param name="Offset">0 where the set is another one; half of the rows where both views are in one set.</param>
internal sealed record PairedPositives(int Set, long Offset) : Positives
{
    /// <inheritdoc/>
    public override Tensor Similarities(IReadOnlyList<Tensor> unit)
    {
        using var scope = NewDisposeScope();
        return (unit[0] * PartnersOf(unit[0].shape[0], unit[Set])).sum(1L).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override void AddGradient(IReadOnlyList<Tensor> unit, Tensor slopes, IReadOnlyList<Tensor?> gradients)
    {
        using var scope = NewDisposeScope();
        long anchors = unit[0].shape[0];
        Tensor column = slopes.unsqueeze(1);
        gradients[0]?.addcmul_(column, PartnersOf(anchors, unit[Set]), Constants.One);
        gradients[Set]?.narrow(0, 0, anchors).addcmul_(AnchorsOf(column), AnchorsOf(unit[0]), Constants.One);
    }

    private Tensor PartnersOf(long anchors, Tensor rows) => Offset == 0 ? rows.narrow(0, 0, anchors) : rows.roll(-Offset, 0);

    private Tensor AnchorsOf(Tensor perAnchor) => Offset == 0 ? perAnchor : perAnchor.roll(Offset, 0);
}
