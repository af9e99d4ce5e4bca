using Macl.Learning.Evaluation;
using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Pictures;

public sealed class NearestSamplesTests
{
    [Fact]
    public void Neighbours_are_those_of_a_double_loop()
    {
        EmbeddingSet embeddings = Reference.Embeddings(count: 60, dimension: 11);
        NearestSamples nearest = new(embeddings, 7);

        for (int query = 0; query < embeddings.Count; query++)
        {
            IReadOnlyList<(float Similarity, int Row)> found = nearest.Of(query);
            Assert.Equal(Reference.Nearest(embeddings, query, 7), found.Select(one => one.Row));
            Assert.All(found, one => Assert.Equal(Reference.Cosine(embeddings, query, one.Row), one.Similarity, 1e-5));
        }
    }

    [Fact]
    public void No_sample_is_its_own_neighbour_even_among_equal_ones()
    {
        NearestSamples nearest = new(new EmbeddingSet([1, 2, 1, 2, 1, 2, 1, 2], 2), 2);

        Assert.Equal([0, 1], nearest.Of(3).Select(found => found.Row));
        Assert.Equal([1, 2], nearest.Of(0).Select(found => found.Row));
    }

    [Fact]
    public void An_embedding_of_length_0_is_similar_to_none() =>
        Assert.Equal([(0f, 1), (0f, 2)], new NearestSamples(new EmbeddingSet([0, 0, 1, 2, -3, 1], 2), 2).Of(0));
}
