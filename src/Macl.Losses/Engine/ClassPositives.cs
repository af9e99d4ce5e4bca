using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The positives of an anchor are the other anchors of its class.</summary>
/// <param name="Classes">The class of each anchor, from 0.</param>
/// <param name="Count">How many classes there are.</param>
internal sealed record ClassPositives(int[] Classes, int Count) : Positives
{
    /// <inheritdoc/>
    public override Tensor Similarities(IReadOnlyList<Tensor> unit)
    {
        using var scope = NewDisposeScope();
        Tensor rows = unit[0];
        return (rows * (SumOfClass(rows) - rows)).sum(1L).mul(PerPositive(rows)).to(ScalarType.Float64).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override void AddGradient(IReadOnlyList<Tensor> unit, Tensor slopes, IReadOnlyList<Tensor?> gradients)
    {
        if (gradients[0] is not { } gradient)
        {
            return;
        }

        using var scope = NewDisposeScope();
        Tensor rows = unit[0];
        Tensor perPair = (slopes.to(rows.dtype) * PerPositive(rows)).unsqueeze(1);
        Tensor weighted = rows * perPair;
        gradient.addcmul_(perPair, SumOfClass(rows) - rows, Constants.One).add_(SumOfClass(weighted) - weighted, Constants.One);
    }

    /// <summary>The sum over its class, itself included, for each row.</summary>
    private Tensor SumOfClass(Tensor rows)
    {
        Tensor classes = tensor(Classes, dtype: ScalarType.Int64, device: rows.device);
        return zeros([Count, rows.shape[1]], rows.dtype, rows.device).index_add_(0, classes, rows, Constants.One).index_select(0, classes);
    }

    /// <summary>One over the number of positives of each anchor, [anchors].</summary>
    private Tensor PerPositive(Tensor like)
    {
        int[] sizes = new int[Count];
        Array.ForEach(Classes, one => sizes[one]++);
        return tensor([.. Classes.Select(one => 1.0 / (sizes[one] - 1))], dtype: like.dtype, device: like.device);
    }
}
