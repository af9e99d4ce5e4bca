namespace Macl.Learning.Evaluation;

/// <summary>
/// A task of semantic textual similarity: pairs of embeddings with the scores of people. A sentence that occurs in many pairs is embedded and
/// stored once.
/// </summary>
public sealed class ScoredPairs
{
    /// <param name="embeddings">What the pairs refer to; labels are not looked at.</param>
    /// <param name="pairs">In each subset at least two, whose scores are not all equal: without a difference there is nothing to agree with.</param>
    /// <exception cref="ArgumentException">A row does not exist, a score is not finite, or a subset has too few pairs or a single score.</exception>
    public ScoredPairs(EmbeddingSet embeddings, IReadOnlyList<ScoredPair> pairs)
    {
        ThrowIfUnknown(pairs, embeddings.Count);
        Subsets = [.. pairs.GroupBy(pair => pair.Subset, StringComparer.Ordinal)];
        ThrowIfWithoutDifferences(Subsets);
        Embeddings = embeddings;
        Pairs = pairs;
    }

    /// <summary>One row for each distinct sentence.</summary>
    public EmbeddingSet Embeddings { get; }

    /// <summary>All pairs of all subsets.</summary>
    public IReadOnlyList<ScoredPair> Pairs { get; }

    /// <summary>The pairs of each subset, in the order in which the subsets first occur.</summary>
    public IReadOnlyList<IGrouping<string, ScoredPair>> Subsets { get; }

    private static void ThrowIfUnknown(IReadOnlyList<ScoredPair> pairs, int rows)
    {
        foreach ((int index, ScoredPair pair) in pairs.Index())
        {
            if (pair.First < 0 || pair.First >= rows || pair.Second < 0 || pair.Second >= rows)
            {
                throw new ArgumentException($"Pair {index} has rows {pair.First} and {pair.Second}; allowed are 0 to {rows - 1}.", nameof(pairs));
            }

            if (!double.IsFinite(pair.Score))
            {
                throw new ArgumentException($"The score of pair {index} is {pair.Score}; it must be finite.", nameof(pairs));
            }
        }
    }

    private static void ThrowIfWithoutDifferences(IReadOnlyList<IGrouping<string, ScoredPair>> subsets)
    {
        if (subsets.Count == 0)
        {
            throw new ArgumentException("There are 0 pairs; at least 2 are needed.", nameof(subsets));
        }

        foreach (IGrouping<string, ScoredPair> subset in subsets)
        {
            ThrowIfWithoutDifferences([.. subset.Select(pair => pair.Score)], subset.Key.Length == 0 ? "the task" : $"subset '{subset.Key}'");
        }
    }

    private static void ThrowIfWithoutDifferences(double[] scores, string place)
    {
        if (scores.Length < 2)
        {
            throw new ArgumentException($"There is 1 pair in {place}; a correlation needs at least 2.", nameof(scores));
        }

        if (Array.TrueForAll(scores, score => score == scores[0]))
        {
            throw new ArgumentException($"All {scores.Length} scores in {place} are {scores[0]}; a correlation needs scores that differ.", nameof(scores));
        }
    }
}
