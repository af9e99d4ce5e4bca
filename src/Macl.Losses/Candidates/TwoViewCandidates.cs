using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Both views of all samples, compared with each other.</summary>
internal sealed class TwoViewCandidates(Tensor first, Tensor second, Tensor? sampleKeys) : Candidates
{
    /// <inheritdoc/>
    internal override AnchorSimilarities Compare()
    {
        TensorChecks.ThrowIfNoPair(first, second, fewestRows: 2);
        int[] keys = SampleKeys.Of(sampleKeys, (int)first.shape[0], nameof(sampleKeys));
        int[] both = [.. keys, .. keys];
        return new ContrastedRows(new Contrast([new RowSet(new RowPart(first, nameof(first)), new RowPart(second, nameof(second)))], new PairedPositives(Set: 0, first.shape[0]), NegativeSet: 0, new Exclusions(both, both)));
    }
}
