using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Tests.Reports.Charts;

public sealed class CurveTests
{
    private const int Buckets = 50;

    [Fact]
    public void Thinning_keeps_the_ends_and_every_peak()
    {
        List<DataPoint> points = Noise(100_000);
        points[77_777] = new DataPoint(77_777, 50);
        points[12_345] = new DataPoint(12_345, -50);

        IReadOnlyList<DataPoint> thin = Curve.Thin(points, Buckets);

        Assert.InRange(thin.Count, Buckets, 4 * (Buckets + 1));
        Assert.Contains(points[77_777], thin);
        Assert.Contains(points[12_345], thin);
        Assert.Equal(points[0], thin[0]);
        Assert.Equal(points[^1], thin[^1]);
        Assert.Equal(thin.OrderBy(point => point.X), thin);
    }

    [Fact]
    public void Thinning_keeps_wide_gaps()
    {
        List<DataPoint> points = [.. Noise(10_000).Select(point => point.X is > 4000 and < 6000 ? point with { Y = double.NaN } : point)];

        Assert.Equal(2, Curve.Stretches(Curve.Thin(points, Buckets), point => point.IsDrawable).Count());
    }

    [Fact]
    public void Few_points_are_only_put_in_order()
    {
        DataPoint[] points = [new(3, 1), new(1, 2), new(double.NaN, 5), new(2, double.NaN)];

        Assert.Equal([new(1, 2), new(2, double.NaN), new(3, 1)], Curve.Thin(points, Buckets));
    }

    [Fact]
    public void A_thinned_spread_holds_all_that_it_stands_for()
    {
        List<RangePoint> band = [.. Noise(10_000).Select(point => new RangePoint(point.X, point.Y - 1, point.Y + 1))];
        band[5000] = new RangePoint(5000, -9, 9);

        IReadOnlyList<RangePoint> thin = Curve.Thin(band, Buckets);

        Assert.InRange(thin.Count, Buckets, Buckets + 1);
        Assert.Equal(-9, thin.Min(range => range.Low));
        Assert.Equal(9, thin.Max(range => range.High));
    }

    [Fact]
    public void Stretches_are_cut_at_gaps()
    {
        DataPoint[] points = [new(0, double.NaN), new(1, 1), new(2, double.PositiveInfinity), new(3, 3), new(4, 4), new(5, 1e300)];

        Assert.Equal([[1.0], [3.0, 4.0]], Curve.Stretches(points, point => point.IsDrawable).Select(stretch => stretch.Select(point => point.X).ToArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(301)]
    public void A_running_mean_is_the_mean_of_the_neighbours(int window)
    {
        List<DataPoint> points = Noise(400);
        points[100] = new DataPoint(100, double.NaN);

        IReadOnlyList<DataPoint> smooth = Curve.RunningMean(points, window);

        Assert.True(double.IsNaN(smooth[100].Y));
        foreach (int i in new[] { 0, 1, 99, 101, 250, 399 })
        {
            double expected = points.Where(point => Math.Abs(point.X - i) <= window / 2 && !double.IsNaN(point.Y)).Average(point => point.Y);
            Assert.Equal(expected, smooth[i].Y, 1e-12);
        }
    }

    [Fact]
    public void One_diverged_value_does_not_spoil_the_mean_far_from_it()
    {
        List<DataPoint> points = Noise(100);
        points[10] = new DataPoint(10, 1e99);

        Assert.InRange(Curve.RunningMean(points, 5)[50].Y, 0, 1);
    }

    private static List<DataPoint> Noise(int count)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, count).Select(i => new DataPoint(i, random.NextDouble()))];
    }
}
