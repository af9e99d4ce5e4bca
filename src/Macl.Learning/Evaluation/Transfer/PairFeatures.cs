namespace Macl.Learning.Evaluation;

/// <summary>Features of pairs of sentences, for tasks such as MRPC that ask whether two sentences mean the same.</summary>
public static class PairFeatures
{
    /// <summary>|u − v| and u · v, entry by entry, behind each other.</summary>
    /// <param name="embeddings">[N, D].</param>
    /// <param name="pairs">Two rows each.</param>
    /// <param name="labels">The class of each pair, such as 1 for a paraphrase and 0 for none.</param>
    /// <returns>One row of 2 D a pair, with the labels.</returns>
    /// <exception cref="ArgumentException">A row does not exist, there are no pairs, or there is not one label a pair.</exception>
    public static EmbeddingSet Of(EmbeddingSet embeddings, IReadOnlyList<(int First, int Second)> pairs, IReadOnlyList<int> labels)
    {
        if (pairs.Count == 0)
        {
            throw new ArgumentException("There are 0 pairs; at least 1 is needed.", nameof(pairs));
        }

        int dimension = embeddings.Dimension;
        var values = new float[pairs.Count * 2 * dimension];
        for (int i = 0; i < pairs.Count; i++)
        {
            ThrowIfUnknown(pairs[i], i, embeddings.Count);
            Fill(embeddings[pairs[i].First], embeddings[pairs[i].Second], values.AsSpan(i * 2 * dimension, 2 * dimension));
        }

        return new EmbeddingSet(values, 2 * dimension, labels);
    }

    private static void Fill(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> features)
    {
        for (int column = 0; column < first.Length; column++)
        {
            features[column] = Math.Abs(first[column] - second[column]);
            features[first.Length + column] = first[column] * second[column];
        }
    }

    private static void ThrowIfUnknown((int First, int Second) pair, int index, int rows)
    {
        if (pair.First < 0 || pair.First >= rows || pair.Second < 0 || pair.Second >= rows)
        {
            throw new ArgumentException($"Pair {index} has rows {pair.First} and {pair.Second}; allowed are 0 to {rows - 1}.", nameof(pair));
        }
    }
}
