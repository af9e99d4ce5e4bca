using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Where derivatives by unit rows are added; null for a side that asks for none. The same tensor for both sides where the matrix is symmetric.</summary>
internal sealed record RowGradients(Tensor? Anchors, Tensor? Candidates)
{
    /// <summary>Whether a side asks.</summary>
    public bool AreAsked => Anchors is not null || Candidates is not null;
}
