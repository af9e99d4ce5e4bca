using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Reports.Pictures;

/// <summary>Neighbours by loops in double precision.</summary>
internal static class Reference
{
    public static EmbeddingSet Embeddings(int count, int dimension, int classes = 3)
    {
        Random random = new(4);
        return new EmbeddingSet(
            [.. Enumerable.Range(0, count * dimension).Select(_ => (random.NextSingle() * 2) - 1)], dimension, [.. Enumerable.Range(0, count).Select(_ => 10 * random.Next(classes))]);
    }

    public static int[] Nearest(EmbeddingSet embeddings, int query, int count) => [.. Enumerable.Range(0, embeddings.Count)
        .Where(row => row != query)
        .OrderByDescending(row => Cosine(embeddings, query, row))
        .Take(count)];

    public static double Cosine(EmbeddingSet embeddings, int a, int b)
    {
        double product = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int i = 0; i < embeddings.Dimension; i++)
        {
            product += (double)embeddings[a][i] * embeddings[b][i];
            lengthA += (double)embeddings[a][i] * embeddings[a][i];
            lengthB += (double)embeddings[b][i] * embeddings[b][i];
        }

        return product / Math.Sqrt(lengthA * lengthB);
    }
}
