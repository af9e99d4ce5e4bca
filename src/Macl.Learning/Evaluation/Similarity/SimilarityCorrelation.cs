using MathNet.Numerics.Statistics;

namespace Macl.Learning.Evaluation;

/// <summary>
/// How well cosine similarities agree with the scores of people, from −1 to 1. Where all similarities are equal, which is a collapsed encoder,
/// no correlation is defined (SciPy says NaN): both are 0 then, so that averages over subsets and tasks stay numbers, and
/// <paramref name="Collapsed"/> says so.
/// </summary>
/// <param name="Spearman">The correlation of the ranks; equal values have the mean of their ranks.</param>
/// <param name="Pearson">The correlation of the values.</param>
/// <param name="Collapsed">Whether all similarities are equal.</param>
public sealed record SimilarityCorrelation(double Spearman, double Pearson, bool Collapsed)
{
    /// <param name="similarities">At least 2.</param>
    /// <param name="scores">As many, not all equal.</param>
    internal static SimilarityCorrelation Of(double[] similarities, double[] scores) => Array.TrueForAll(similarities, value => value == similarities[0])
        ? new SimilarityCorrelation(0, 0, Collapsed: true)
        : new SimilarityCorrelation(Correlation.Spearman(similarities, scores), Correlation.Pearson(similarities, scores), Collapsed: false);
}
