namespace Macl.Learning.Evaluation;

/// <summary>The ways in which the literature reports a task of semantic textual similarity.</summary>
/// <param name="All">Over all pairs of all subsets together: "all", as SimCSE and its successors report.</param>
/// <param name="Subsets">Over each subset alone, in the order in which they first occur; at least one.</param>
public sealed record StsCorrelations(SimilarityCorrelation All, IReadOnlyList<SubsetCorrelation> Subsets)
{
    /// <summary>Correlates the cosine similarities of pairs, in double precision, with their scores. The similarity to an embedding of length 0 is 0.</summary>
    public static StsCorrelations Of(ScoredPairs pairs)
    {
        double[] lengths = [.. Enumerable.Range(0, pairs.Embeddings.Count).Select(row => PairMeasures.Dot(pairs.Embeddings[row], pairs.Embeddings[row]))];
        return new StsCorrelations(
            Correlate(pairs.Pairs, Similarity),
            [.. pairs.Subsets.Select(subset => new SubsetCorrelation(subset.Key, subset.Count(), Correlate(subset, Similarity)))]);

        double Similarity(ScoredPair pair)
        {
            double length = Math.Sqrt(lengths[pair.First] * lengths[pair.Second]);
            return length > 0 ? PairMeasures.Dot(pairs.Embeddings[pair.First], pairs.Embeddings[pair.Second]) / length : 0;
        }
    }

    /// <summary>The mean of a correlation over the subsets, each with the weight of its pairs: "wmean".</summary>
    /// <param name="of">Which correlation.</param>
    public double WeightedMean(Func<SimilarityCorrelation, double> of) =>
        Subsets.Sum(subset => subset.Pairs * of(subset.Correlation)) / Subsets.Sum(subset => subset.Pairs);

    private static SimilarityCorrelation Correlate(IEnumerable<ScoredPair> pairs, Func<ScoredPair, double> similarity) =>
        SimilarityCorrelation.Of([.. pairs.Select(similarity)], [.. pairs.Select(pair => pair.Score)]);
}
