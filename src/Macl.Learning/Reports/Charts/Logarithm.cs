namespace Macl.Learning.Reports.Charts;

/// <summary>Axes on which equal distances stand for equal ratios: values become their logarithms, and labels stand at round values.</summary>
internal static class Logarithm
{
    private const double FewDecades = 2.5;
    private const double Slack = 1e-9;
    private static readonly double[] Steps = [1, 2, 5];

    /// <summary>The chart with the values of its logarithmic axes replaced by their logarithms.</summary>
    public static LineChart Place(LineChart chart)
    {
        Func<double, double> x = chart.XIsLogarithmic ? Of : Same;
        Func<double, double> y = chart.YIsLogarithmic ? Of : Same;
        return chart with
        {
            Series = [.. chart.Series.Select(series => Place(series, x, y))],
            Marks = [.. chart.Marks.Select(mark => mark with { Value = x(mark.Value) })],
            References = [.. chart.References.Select(reference => reference with { Value = y(reference.Value) })],
            YFrom = chart.YFrom is { } from ? y(from) : null,
            YTo = chart.YTo is { } to ? y(to) : null,
        };
    }

    /// <summary>Places and labels inside an extent of logarithms: 1, 2 and 5 times the powers of ten over few decades, else powers of ten, about <paramref name="most"/>.</summary>
    public static IReadOnlyList<AxisLabel> Labels(Extent extent, int most)
    {
        int first = (int)Math.Floor(extent.Low);
        int last = (int)Math.Floor(extent.High + Slack);
        int stride = Math.Max(1, (int)Math.Ceiling((last - first) / (double)most));
        double[] steps = extent.Span <= FewDecades ? Steps : [1];
        return [.. from power in Enumerable.Range(0, ((last - first) / stride) + 1)
                   from step in steps
                   let value = step * Math.Pow(10, first + (power * stride))
                   let place = Of(value)
                   where place >= extent.Low - Slack && place <= extent.High + Slack
                   select new AxisLabel(place, NumberText.Short(value))];
    }

    private static double Of(double value) => value > 0 ? Math.Log10(value) : double.NaN;

    private static double Same(double value) => value;

    private static LineSeries Place(LineSeries series, Func<double, double> x, Func<double, double> y) => series with
    {
        Points = [.. series.Points.Select(point => new DataPoint(x(point.X), y(point.Y)))],
        Backdrop = [.. series.Backdrop.Select(point => new DataPoint(x(point.X), y(point.Y)))],
        Band = [.. series.Band.Select(range => new RangePoint(x(range.X), y(range.Low), y(range.High)))],
    };
}
