using Macl.Learning.Evaluation;
using Macl.Learning.Runs;

namespace Macl.Learning.Tests.Runs;

/// <summary>The embedding of a sample is its number here, so that embeddings say which samples they are of.</summary>
public sealed class EmbeddableSamplesTests
{
    [Fact]
    public void All_are_embedded_in_order() => Assert.Equal([0, 1, 2, 3, 4], Embedded(Of(5)));

    [Fact]
    public void A_part_embeds_no_other_samples_and_keeps_their_order()
    {
        int[] part = Embedded(Of(1000).AtMost(50, seed: 3));
        Assert.Equal(50, part.Distinct().Count());
        Assert.Equal(part.Order(), part);
        Assert.InRange(part.Average(), 350, 650);
    }

    [Fact]
    public void The_seed_alone_decides_a_part()
    {
        Assert.Equal(Embedded(Of(1000).AtMost(50, seed: 3)), Embedded(Of(1000).AtMost(50, seed: 3)));
        Assert.NotEqual(Embedded(Of(1000).AtMost(50, seed: 3)), Embedded(Of(1000).AtMost(50, seed: 4)));
    }

    [Fact]
    public void Where_there_are_no_more_the_part_is_all() => Assert.Equal([0, 1, 2, 3, 4], Embedded(Of(5).AtMost(6, seed: 0)));

    [Theory]
    [InlineData(1000, 100, 20, 100, 20)]
    [InlineData(120, 100, 20, 100, 20)]
    [InlineData(60, 100, 20, 50, 10)]
    [InlineData(2, 100, 1, 1, 1)]
    [InlineData(3, 1, 100, 1, 2)]
    public void Two_parts_share_no_sample_and_shrink_alike(int count, int first, int second, int ofFirst, int ofSecond)
    {
        var (one, other) = Of(count).Divide(first, second, seed: 1);
        Assert.Equal((ofFirst, ofSecond), (one.Count, other.Count));
        Assert.Empty(Embedded(one).Intersect(Embedded(other)));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Contains("count is 0; at least 1", Assert.Throws<ArgumentOutOfRangeException>(() => Of(0)).Message, StringComparison.Ordinal);
        Assert.Contains("most is 0; at least 1", Assert.Throws<ArgumentOutOfRangeException>(() => Of(4).AtMost(0, seed: 0)).Message, StringComparison.Ordinal);
        Assert.Contains("second is 0; at least 1", Assert.Throws<ArgumentOutOfRangeException>(() => Of(4).Divide(1, 0, seed: 0)).Message, StringComparison.Ordinal);
        Assert.Contains("at least 2 are needed", Assert.Throws<InvalidOperationException>(() => Of(1).Divide(1, 1, seed: 0)).Message, StringComparison.Ordinal);
    }

    private static EmbeddableSamples Of(int count) => new(count, (rows, _) => new EmbeddingSet([.. rows.Select(row => (float)row)], 1));

    private static int[] Embedded(EmbeddableSamples samples) => [.. samples.Embed(TestContext.Current.CancellationToken).Values.Select(value => (int)value)];
}
