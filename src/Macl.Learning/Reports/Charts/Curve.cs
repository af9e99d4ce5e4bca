namespace Macl.Learning.Reports.Charts;

/// <summary>Makes any list of values fit to be drawn: in order, few enough, smooth enough, cut at its gaps.</summary>
internal static class Curve
{
    private const int PerBucket = 4;

    /// <summary>
    /// By place, and never more than four points a bucket: the first, lowest, highest and last of what falls in it, so
    /// that no peak is lost. A bucket without a drawable value is a gap.
    /// </summary>
    public static IReadOnlyList<DataPoint> Thin(IReadOnlyList<DataPoint> points, int buckets)
    {
        List<DataPoint> ordered = [.. points.Where(point => Extent.CanHold(point.X)).OrderBy(point => point.X)];
        return ordered.Count <= PerBucket * buckets
            ? ordered
            : [.. Buckets(ordered, point => point.X, buckets).SelectMany(Outline)];
    }

    /// <summary>The same for a spread: one range a bucket, which holds all that falls in it.</summary>
    public static IReadOnlyList<RangePoint> Thin(IReadOnlyList<RangePoint> points, int buckets)
    {
        List<RangePoint> ordered = [.. points.Where(point => Extent.CanHold(point.X)).OrderBy(point => point.X)];
        return ordered.Count <= PerBucket * buckets
            ? ordered
            : [.. Buckets(ordered, point => point.X, buckets).Select(Hull)];
    }

    /// <summary>The stretches of drawable points between the gaps.</summary>
    public static IEnumerable<IReadOnlyList<T>> Stretches<T>(IEnumerable<T> points, Func<T, bool> isDrawable)
    {
        List<T> stretch = [];
        foreach (T point in points)
        {
            if (isDrawable(point))
            {
                stretch.Add(point);
            }
            else if (stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }
        }

        if (stretch.Count > 0)
        {
            yield return stretch;
        }
    }

    /// <summary>The mean over a centred window (odd), of the drawable values in it; gaps stay gaps.</summary>
    public static IReadOnlyList<DataPoint> RunningMean(IReadOnlyList<DataPoint> points, int window)
    {
        return [.. points.Select((point, i) => point.IsDrawable ? point with { Y = MeanAround(i) } : point)];

        double MeanAround(int i)
        {
            double sum = 0;
            int count = 0;
            for (int j = Math.Max(0, i - (window / 2)); j <= Math.Min(points.Count - 1, i + (window / 2)); j++)
            {
                sum += points[j].IsDrawable ? points[j].Y : 0;
                count += points[j].IsDrawable ? 1 : 0;
            }

            return sum / count;
        }
    }

    private static IEnumerable<IReadOnlyList<T>> Buckets<T>(List<T> ordered, Func<T, double> place, int buckets)
    {
        double low = place(ordered[0]);
        double width = (place(ordered[^1]) - low) / buckets;
        return ordered.GroupBy(point => width > 0 ? (int)((place(point) - low) / width) : 0).Select(group => group.ToList());
    }

    private static IEnumerable<DataPoint> Outline(IReadOnlyList<DataPoint> bucket)
    {
        List<DataPoint> drawable = [.. bucket.Where(point => point.IsDrawable)];
        return drawable.Count == 0
            ? [bucket[0]]
            : new[] { drawable[0], drawable.MinBy(point => point.Y), drawable.MaxBy(point => point.Y), drawable[^1] }
                .Distinct()
                .OrderBy(point => point.X);
    }

    private static RangePoint Hull(IReadOnlyList<RangePoint> bucket)
    {
        List<RangePoint> drawable = [.. bucket.Where(point => point.IsDrawable)];
        return drawable.Count == 0
            ? bucket[0]
            : new RangePoint(drawable[0].X, drawable.Min(point => point.Low), drawable.Max(point => point.High));
    }
}
