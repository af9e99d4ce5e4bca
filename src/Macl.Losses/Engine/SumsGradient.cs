using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>A loss of sums and its derivatives.</summary>
/// <param name="Loss">A float64 scalar, attached to what is learned in it.</param>
/// <param name="ByPositives">By the similarities of the positives, float64 [anchors].</param>
/// <param name="ByTerms">By each term's values, float64 [anchors]; null for a constant term.</param>
internal sealed record SumsGradient(Tensor Loss, Tensor ByPositives, IReadOnlyList<Tensor?> ByTerms);
