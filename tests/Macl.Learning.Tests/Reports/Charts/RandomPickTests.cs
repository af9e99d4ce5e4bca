using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Tests.Reports.Charts;

public sealed class RandomPickTests
{
    [Fact]
    public void Few_things_are_all_picked() => Assert.Equal(Enumerable.Range(0, 5), RandomPick.Positions(5, 10));

    [Fact]
    public void The_pick_is_the_same_each_time_ordered_and_without_repetition()
    {
        int[] picked = [.. RandomPick.Positions(1000, 100)];

        Assert.Equal(RandomPick.Positions(1000, 100), picked);
        Assert.Equal(100, picked.Distinct().Count());
        Assert.Equal(picked.Order(), picked);
        Assert.All(picked, position => Assert.InRange(position, 0, 999));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void Classes_that_come_in_turn_keep_their_shares(int classes)
    {
        int[] counts = [.. RandomPick.Positions(5000, 2000).CountBy(position => position % classes).Select(pair => pair.Value)];

        Assert.Equal(classes, counts.Length);
        Assert.All(counts, count => Assert.InRange(count, 0.8 * 2000 / classes, 1.2 * 2000 / classes));
    }
}
