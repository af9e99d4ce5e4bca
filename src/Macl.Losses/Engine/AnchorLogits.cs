using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>What an objective sees of each anchor.</summary>
/// <param name="Similarities">Where the sums come from.</param>
/// <param name="Positives">The logit of each anchor's positive; float64 [anchors], attached.</param>
/// <param name="Terms">The sums over negatives that the objective asked for, float64 [anchors] each.</param>
/// <param name="Map">How similarities became logits.</param>
internal sealed record AnchorLogits(AnchorSimilarities Similarities, Tensor Positives, IReadOnlyList<Tensor> Terms, LogitMap Map);
