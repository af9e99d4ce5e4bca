using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The similarities that the anchors of a batch have to their positives and negatives, and all that a loss asks of them.</summary>
/// <remarks>Its tensors belong to the dispose scope in which it was made.</remarks>
internal abstract class AnchorSimilarities
{
    /// <summary>The (mean) similarity of each anchor to its positives, float64 [anchors], constant for the gradient.</summary>
    public abstract Tensor Positives { get; }

    /// <summary>The dtype in which similarities are computed: what rounding to expect.</summary>
    public abstract ScalarType DType { get; }

    /// <summary>How many negatives each anchor has, float64 [anchors]; at least 1.</summary>
    public abstract Tensor CountNegatives();

    /// <summary>Sums over the negatives, and the loss that is made of them.</summary>
    /// <param name="request">What to sum, and how.</param>
    /// <param name="loss">From sums to a float64 scalar.</param>
    /// <returns>The loss, attached to the graph of the rows and of what is learned, and what was summed.</returns>
    public abstract (Tensor Loss, ContrastSums Sums) Minimise(SumRequest request, SumsLoss loss);
}
