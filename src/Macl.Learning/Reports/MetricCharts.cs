using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Reports;

/// <summary>The charts of measurements over steps, and of scores over epochs.</summary>
internal static class MetricCharts
{
    private const int FewPoints = 60;
    private const int WidestWindow = 301;

    public static LineChart Over(string metric, IReadOnlyList<LineSeries> series, IReadOnlyDictionary<string, ReferenceLine> references, string remark)
    {
        MetricMeaning meaning = MetricGuide.Of(metric);
        double factor = meaning.IsShare ? 100 : 1;
        return new LineChart
        {
            Title = meaning.Title,
            Explanation = $"{meaning.Explanation} {remark}".Trim(),
            Series = [.. series.Select(one => Scaled(one, factor))],
            YFrom = meaning.From * factor,
            YTo = meaning.To * factor,
            YUnit = meaning.IsShare ? " %" : "",
            References = references.TryGetValue(metric, out ReferenceLine? reference) ? [reference with { Value = reference.Value * factor }] : [],
        };
    }

    public static LineChart ScoreOverEpochs(ScoreMetric metric, IReadOnlyList<LineSeries> series) => new()
    {
        Title = series.Count == 1 ? $"{metric.Title} during training ({series[0].Name})" : $"{metric.Title} during training",
        Explanation = metric.Explanation,
        XLabel = "epoch",
        YUnit = metric.Unit,
        Series = [.. series.Select(one => Scaled(one, 100))],
    };

    /// <summary>How many neighbouring steps a curve's mean runs over: 1 for few points, a thirtieth of many.</summary>
    public static int Window(int points) => points < FewPoints ? 1 : Math.Min(WidestWindow, (points / 30) | 1);

    private static LineSeries Scaled(LineSeries series, double factor) => series with
    {
        Points = [.. series.Points.Select(point => point with { Y = point.Y * factor })],
        Backdrop = [.. series.Backdrop.Select(point => point with { Y = point.Y * factor })],
        Band = [.. series.Band.Select(range => new RangePoint(range.X, range.Low * factor, range.High * factor))],
    };
}
