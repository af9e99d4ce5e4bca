using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The unit rows of anchors and of candidates for negatives.</summary>
/// <param name="Anchors">[n, D].</param>
/// <param name="Candidates">[m, D]; the same tensor where anchors are compared with each other.</param>
/// <param name="Exclusions">Which candidates are no negatives.</param>
/// <param name="MayRound">Whether products may be computed in bfloat16: the raw rows were.</param>
internal sealed record NegativeRows(Tensor Anchors, Tensor Candidates, Exclusions Exclusions, bool MayRound)
{
    /// <summary>Whether anchors are compared with each other, so that the matrix of similarities is symmetric.</summary>
    public bool AreSymmetric => ReferenceEquals(Anchors, Candidates);
}
