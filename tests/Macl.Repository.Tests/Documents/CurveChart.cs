using Macl.Learning.Reports.Charts;

namespace Macl.Repository.Tests.Documents;

/// <summary>A measurement of an experiment's arms while they learn, as <c>recipes/curves.py</c> writes them: a column of arms, one of places along the axis, and one for each measurement.</summary>
internal static class CurveChart
{
    private static readonly string[] _arms = ["infonce", "dcl", "macl"];

    /// <param name="curves">The measurements.</param>
    /// <param name="title">The chart's.</param>
    /// <param name="explanation">Of what the values are means.</param>
    /// <param name="measurement">A column.</param>
    public static LineChart Of(ResultsCsv curves, string title, string explanation, string measurement)
    {
        int column = curves.IndexOf(measurement);
        return new LineChart
        {
            Title = title,
            Explanation = explanation,
            XLabel = curves.Columns[1],
            Series = [.. _arms.Select((arm, index) => new LineSeries(
                arm, [.. curves.Rows.Where(row => string.Equals(row[0], arm, StringComparison.Ordinal)).Select(row => new DataPoint(ResultsCsv.Number(row[1]), ResultsCsv.Number(row[column])))]) { Colour = index + 1 })],
        };
    }
}
