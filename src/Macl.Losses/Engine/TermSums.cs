using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>What the first pass over the similarities found, and what the second needs of it.</summary>
/// <param name="Values">The value of each term, [anchors].</param>
/// <param name="Hardest">The largest similarity among the negatives, [anchors]; null where nobody asked and no shift was needed.</param>
/// <param name="IsShifted">Whether exponentials are relative to each anchor's hardest negative: at a small temperature those relative to similarity 1 would all vanish.</param>
/// <param name="Kept">Exponentials for the second pass, in a form that the engine knows; null where it computes them again.</param>
internal sealed record TermSums(IReadOnlyList<Tensor> Values, Tensor? Hardest, bool IsShifted, Tensor? Kept);
