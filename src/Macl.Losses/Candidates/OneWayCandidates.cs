using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The first view of each sample against the second views of all, and hard negatives.</summary>
internal sealed class OneWayCandidates(Tensor first, Tensor second, Tensor? hardNegatives, Tensor? sampleKeys) : Candidates
{
    /// <inheritdoc/>
    internal override AnchorSimilarities Compare()
    {
        TensorChecks.ThrowIfNoPair(first, second, fewestRows: hardNegatives is null ? 2 : 1);
        return new ContrastedRows(new Contrast(
            [new RowSet(new RowPart(first, nameof(first))), OfCandidates()],
            new PairedPositives(Set: 1, Offset: 0),
            NegativeSet: 1,
            Exclude()));
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

    /// <summary>Hard negatives without keys are everybody's.</summary>
    private Exclusions Exclude()
    {
        int count = (int)first.shape[0];
        int more = (int)(hardNegatives?.shape[0] ?? 0);
        int[] keys = SampleKeys.Of(sampleKeys, count, nameof(sampleKeys), more);
        return new Exclusions(keys[..count], [.. keys, .. Enumerable.Repeat(Exclusions.NoKey, count + more - keys.Length)]);
    }
}
