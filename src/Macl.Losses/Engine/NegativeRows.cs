using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The unit rows of anchors and of candidates for negatives.</summary>
/// <param name="Anchors">[n, D].</param>
/// <param name="Candidates">[m, D]; the same tensor where anchors are compared with each other.</param>
/// <param name="Exclusions">Which candidates are no negatives.</param>
internal sealed record NegativeRows(Tensor Anchors, Tensor Candidates, Exclusions Exclusions)
{
    /// <summary>Whether anchors are compared with each other, so that the matrix of similarities is symmetric.</summary>
    public bool AreSymmetric => ReferenceEquals(Anchors, Candidates);
}
