namespace Macl.Learning.Reports.Charts;

/// <summary>Says in words what a <see cref="LineChart"/> shows.</summary>
internal static class LineChartWords
{
    public static string Describe(LineChart chart) =>
        $"Line chart over {chart.XLabel}. {string.Join(" ", chart.Series.Select(series => Describe(series, chart)))}";

    private static string Describe(LineSeries series, LineChart chart)
    {
        List<DataPoint> points = [.. series.Points.Where(point => point.IsDrawable).OrderBy(point => point.X)];
        return points.Count == 0
            ? $"{series.Name}: no values."
            : $"{series.Name}: {Say(points[0], chart)}, {Say(points[^1], chart)}; "
                + $"lowest {Value(points.Min(point => point.Y), chart)}, highest {Value(points.Max(point => point.Y), chart)}.";
    }

    private static string Say(DataPoint point, LineChart chart) =>
        $"{Value(point.Y, chart)} at {chart.XLabel} {NumberText.Short(point.X)}";

    private static string Value(double value, LineChart chart) => NumberText.Short(value) + chart.YUnit;
}
