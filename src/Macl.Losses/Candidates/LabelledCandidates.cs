using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Both views of all samples, with the rows of the same class as positives.</summary>
internal sealed class LabelledCandidates(Tensor first, Tensor second, Tensor labels, bool positivesInDenominator) : Candidates
{
    /// <inheritdoc/>
    internal override AnchorSimilarities Compare()
    {
        ArgumentNullException.ThrowIfNull(labels);
        TensorChecks.ThrowIfNoPair(first, second, fewestRows: 2);
        int[] classes = SampleKeys.Of(labels, (int)first.shape[0], nameof(labels));
        int[] both = [.. classes, .. classes];
        int[] excluded = positivesInDenominator ? [.. Enumerable.Range(0, both.Length)] : both;
        return new ContrastedRows(new Contrast([new RowSet(new RowPart(first, nameof(first)), new RowPart(second, nameof(second)))], new ClassPositives(both, classes.Max() + 1), NegativeSet: 0, new Exclusions(excluded, excluded)));
    }
}
