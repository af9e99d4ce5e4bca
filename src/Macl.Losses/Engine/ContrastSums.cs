using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>What a loss sees of each anchor; float64, [anchors] each.</summary>
/// <param name="Positives">The (mean) similarity to the positives.</param>
/// <param name="Terms">The sums over the negatives, in the order of the terms.</param>
/// <param name="Hardest">The largest similarity among the negatives; null where nobody asked.</param>
internal sealed record ContrastSums(Tensor Positives, IReadOnlyList<Tensor> Terms, Tensor? Hardest);
