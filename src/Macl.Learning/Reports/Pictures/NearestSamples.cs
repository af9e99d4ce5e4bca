using Macl.Learning.Evaluation;

namespace Macl.Learning.Reports.Pictures;

/// <summary>Finds the samples most similar to one of them, by the cosine of their embeddings.</summary>
internal sealed class NearestSamples
{
    private readonly UnitRows _rows;
    private readonly SimilarityBlock _similarities;
    private readonly NearestRows _nearest;
    private readonly int _count;

    /// <param name="embeddings">All samples.</param>
    /// <param name="count">How many neighbours to find, fewer than there are samples.</param>
    public NearestSamples(EmbeddingSet embeddings, int count)
    {
        _rows = new UnitRows(embeddings);
        _similarities = new SimilarityBlock(_rows);
        _nearest = new NearestRows(count + 1);
        _count = count;
    }

    /// <summary>The neighbours of a row, nearest first, without the row itself; of equally similar ones the first rows.</summary>
    public IReadOnlyList<(float Similarity, int Row)> Of(int query)
    {
        _similarities.Fill(_rows, query);
        return [.. _nearest.Find(_similarities[0]).ToArray().Where(found => found.Row != query).Take(_count)];
    }
}
