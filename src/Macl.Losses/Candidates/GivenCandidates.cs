using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Similarities that were computed elsewhere.</summary>
internal sealed class GivenCandidates(Tensor positives, Tensor negatives) : Candidates
{
    /// <inheritdoc/>
    internal override AnchorSimilarities Compare()
    {
        TensorChecks.ThrowIfNoSimilarities(positives, negatives);
        TensorChecks.ThrowIfNotFinite(positives, row => $"Row {row} of positives");
        TensorChecks.ThrowIfNotFinite(negatives, row => $"Row {row} of negatives");
        return new GivenSimilarities(positives, negatives);
    }
}
