using Macl.Learning.Evaluation;
using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Pictures;

public sealed class QueryPickTests
{
    /// <summary>89 rows of class 7, nine of −1 and two of 3.</summary>
    private static readonly int[] Uneven = [.. Enumerable.Range(0, 100).Select(row => row % 50 == 0 ? 3 : row % 12 == 1 ? -1 : 7)];

    [Theory]
    [InlineData(3, 1, 1, 1)]
    [InlineData(6, 2, 2, 2)]
    [InlineData(10, 4, 2, 4)]
    public void Every_class_gets_its_turn(int most, int minusOnes, int threes, int sevens)
    {
        int[] labels = [.. QueryPick.Rows(Embeddings(Uneven), most, 5).Select(row => Uneven[row])];

        Assert.Equal([.. Enumerable.Repeat(-1, minusOnes), .. Enumerable.Repeat(3, threes), .. Enumerable.Repeat(7, sevens)], labels);
    }

    [Fact]
    public void Few_samples_are_all_picked_once() => Assert.Equal(Enumerable.Range(0, 100), QueryPick.Rows(Embeddings(Uneven), 1000, 5).Order());

    [Fact]
    public void The_seed_alone_decides()
    {
        IReadOnlyList<int> picked = QueryPick.Rows(Embeddings(null), 10, 5);

        Assert.Equal(10, picked.Distinct().Count());
        Assert.Equal(picked, QueryPick.Rows(Embeddings(null), 10, 5));
        Assert.NotEqual(picked.Order(), QueryPick.Rows(Embeddings(null), 10, 6).Order());
    }

    private static EmbeddingSet Embeddings(int[]? labels) => new(new float[100], 1, labels);
}
