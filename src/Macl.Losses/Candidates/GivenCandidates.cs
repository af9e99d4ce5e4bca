using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Similarities that were computed elsewhere.</summary>
internal sealed class GivenCandidates(Tensor positives, Tensor negatives) : Candidates
{
    /// <inheritdoc/>
    internal override AnchorSimilarities Compare()
    {
        TensorChecks.ThrowIfNoSimilarities(positives, negatives);
        TensorChecks.ThrowIfNotFinite(positives, nameof(positives));
        TensorChecks.ThrowIfNotFinite(negatives, nameof(negatives));
        return new GivenSimilarities(positives, negatives);
    }
}
