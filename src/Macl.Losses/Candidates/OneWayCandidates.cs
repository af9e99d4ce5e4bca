using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The first view of each sample against the second views of all, and hard negatives.</summary>
internal sealed class OneWayCandidates(Tensor first, Tensor second, Tensor? hardNegatives, Tensor? sampleKeys) : Candidates
{
    /// <inheritdoc/>
    internal override AnchorSimilarities Compare()
    {
        TensorChecks.ThrowIfNoPair(first, second, fewestRows: hardNegatives is null ? 2 : 1);
        int[] keys = SampleKeys.Of(sampleKeys, (int)first.shape[0], nameof(sampleKeys));
        return new ContrastedRows(new Contrast(
            [new RowSet(new RowPart(first, nameof(first))), OfCandidates()],
            new PairedPositives(Set: 1, Offset: 0),
            NegativeSet: 1,
            new Exclusions(keys, [.. keys, .. Enumerable.Repeat(Exclusions.NoKey, (int)(hardNegatives?.shape[0] ?? 0))])));
    }

    private RowSet OfCandidates()
    {
        var seconds = new RowPart(second, nameof(second));
        if (hardNegatives is null)
        {
            return new RowSet(seconds);
        }

        TensorChecks.ThrowIfOfOtherRows(second, nameof(second), hardNegatives, nameof(hardNegatives));
        return new RowSet(seconds, new RowPart(hardNegatives, nameof(hardNegatives)));
    }
}
