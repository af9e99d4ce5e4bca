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

    /// <summary>Sums over the negatives.</summary>
    /// <param name="terms">What to sum.</param>
    /// <param name="inverseTemperature">A scalar, attached where the temperature is learned: the scale of every term is a multiple of it.</param>
    /// <param name="hardest">Whether the hardest negatives are asked for.</param>
    public abstract ContrastSums Sum(IReadOnlyList<NegativeTerm> terms, Tensor inverseTemperature, bool hardest);
}
