using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class PairFeaturesTests
{
    private static readonly EmbeddingSet _sentences = new([1, -2, 4, 0.5f, 0, 3], 2);

    [Fact]
    public void Differences_stand_before_products()
    {
        EmbeddingSet features = PairFeatures.Of(_sentences, [(0, 1), (2, 0), (1, 1)], [1, 0, 1]);

        Assert.Equal([3, 2.5f, 4, -1, 1, 5, 0, -6, 0, 0, 16, 0.25f], features.Values);
        Assert.Equal((4, 3), (features.Dimension, features.Count));
        Assert.Equal([1, 0, 1], features.Labels);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.StartsWith("Pair 1 has rows 0 and 3; allowed are 0 to 2.", Refused([(0, 1), (0, 3)], [1, 0]), StringComparison.Ordinal);
        Assert.StartsWith("1 labels for 2 embeddings.", Refused([(0, 1), (0, 2)], [1]), StringComparison.Ordinal);
        Assert.StartsWith("There are 0 pairs; at least 1 is needed.", Refused([], []), StringComparison.Ordinal);
    }

    private static string Refused((int First, int Second)[] pairs, int[] labels) =>
        Assert.Throws<ArgumentException>(() => PairFeatures.Of(_sentences, pairs, labels)).Message;
}
