using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Tests.Reports.Charts;

public sealed class ThumbnailPickTests
{
    private const double Side = 7;

    private static readonly (double X, double Y)[] Centres = [.. Places(800)];

    [Fact]
    public void No_two_squares_overlap()
    {
        IReadOnlyList<int> picked = ThumbnailPick.Positions(Centres, Side, 1000);

        Assert.NotEmpty(picked);
        Assert.All(picked, one => Assert.All(picked.Where(other => other != one), other => Assert.False(Overlap(one, other))));
    }

    [Fact]
    public void Every_other_place_would_overlap_one_of_them()
    {
        IReadOnlyList<int> picked = ThumbnailPick.Positions(Centres, Side, 1000);

        Assert.All(Enumerable.Range(0, Centres.Length).Except(picked), left => Assert.Contains(picked, taken => Overlap(left, taken)));
    }

    [Fact]
    public void There_are_no_more_than_allowed_the_same_each_time_and_in_order()
    {
        IReadOnlyList<int> picked = ThumbnailPick.Positions(Centres, Side, 20);

        Assert.Equal(20, picked.Count);
        Assert.Equal(picked, ThumbnailPick.Positions(Centres, Side, 20));
        Assert.Equal(picked.Order(), picked);
    }

    [Fact]
    public void Squares_may_touch() => Assert.Equal([0, 1, 2], ThumbnailPick.Positions([(0, 0), (Side, 0), (0, -Side)], Side, 10));

    [Fact]
    public void Of_equal_places_one_is_picked() => Assert.Single(ThumbnailPick.Positions([(1, 2), (1, 2), (1, 2)], Side, 10));

    private static bool Overlap(int one, int other) =>
        Math.Abs(Centres[one].X - Centres[other].X) < Side && Math.Abs(Centres[one].Y - Centres[other].Y) < Side;

    private static IEnumerable<(double, double)> Places(int count)
    {
        Random random = new(3);
        return Enumerable.Range(0, count).Select(_ => ((random.NextDouble() * 100) - 50, (random.NextDouble() * 60) - 30));
    }
}
