using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>What the first pass over the similarities found; float64, [anchors] each.</summary>
/// <param name="Values">The value of each term.</param>
/// <param name="Hardest">The largest similarity among the negatives; null where nobody asked.</param>
internal sealed record TermSums(IReadOnlyList<Tensor> Values, Tensor? Hardest);
