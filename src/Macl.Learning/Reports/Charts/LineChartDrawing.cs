using System.Text;
using System.Xml.Linq;

namespace Macl.Learning.Reports.Charts;

/// <summary>Draws a <see cref="LineChart"/>.</summary>
internal static class LineChartDrawing
{
    public const double Height = 260;
    private const double Width = 480;
    private const double Top = 14;
    private const double Right = Width - 14;
    private const double Bottom = Height - 46;
    private const double LetterWidth = 8.5;
    private const int XTicks = 6;
    private const int YTicks = 6;
    private const int Buckets = 240;
    private const int FewPoints = 40;
    private const double DotRadius = 2.6;
    private const double SingleDotRadius = 4.5;

    public static XElement Draw(LineChart chart, string headingId)
    {
        string words = LineChartWords.Describe(chart);
        chart = Logarithm.Place(chart);
        Extent horizontal = HorizontalExtent(chart);
        Extent vertical = VerticalExtent(chart);
        IReadOnlyList<AxisLabel> yLabels = chart.YIsLogarithmic ? Logarithm.Labels(vertical, YTicks) : Ticks.Within(vertical, YTicks).Labels;
        IReadOnlyList<AxisLabel> xLabels = chart.XIsLogarithmic ? Logarithm.Labels(horizontal, XTicks) : Ticks.Within(horizontal, XTicks, HasWholeSteps(chart)).Labels;
        Axis x = new(horizontal, LeftEdge(yLabels), Right);
        Axis y = new(vertical, Bottom, Top);
        return Svg.Root(Width, Height, headingId, words,
            ScaleForThePointer(chart, x, y),
            yLabels.Select(label => HorizontalRule(label.Text, x, y.Place(label.Place))),
            xLabels.Select(label => Svg.Text("tick middle", x.Place(label.Place), Bottom + 18, label.Text)),
            Svg.Line("axis", x.From, Bottom, Right, Bottom),
            Svg.Text("label middle", (x.From + Right) / 2, Height - 6, chart.XLabel),
            References(chart).Select(reference => ReferenceRule(y.Place(reference.Value), x)),
            Marks(chart).Select(mark => MarkRule(x.Place(mark.Value))),
            chart.Series.Select(series => Series(series, x, y)),
            References(chart).Select(reference => ReferenceLabel(y.Place(reference.Value), reference.Label)),
            Marks(chart).Select(mark => MarkLabel(mark, HasCurvesAbove(mark, chart, vertical) ? Bottom - 8 : Top + 10, x)));
    }

    private static Extent HorizontalExtent(LineChart chart) =>
        Extent.Of(chart.Series.SelectMany(series => series.Points).Where(point => point.IsDrawable).Select(point => point.X)
            .Concat(Marks(chart).Select(mark => mark.Value)));

    private static Extent VerticalExtent(LineChart chart)
    {
        IEnumerable<double> values = chart.Series.SelectMany(HeightsOf).Concat(chart.References.Select(reference => reference.Value));
        Extent data = Extent.Of(values);
        return data.Including(chart.YFrom).Including(chart.YTo).Padded(0.05).Within(chart.YFrom, chart.YTo, data);
    }

    private static IEnumerable<double> HeightsOf(LineSeries series) =>
        series.Points.Concat(series.Backdrop).Where(point => point.IsDrawable).Select(point => point.Y)
            .Concat(series.Band.Where(range => range.IsDrawable).SelectMany(range => new[] { range.Low, range.High }));

    private static bool HasWholeSteps(LineChart chart) =>
        chart.Series.SelectMany(series => series.Points).All(point => Math.Floor(point.X) == point.X);

    private static double LeftEdge(IReadOnlyList<AxisLabel> labels) =>
        16 + (LetterWidth * labels.Select(label => label.Text.Length).DefaultIfEmpty(1).Max());

    private static XAttribute[] ScaleForThePointer(LineChart chart, Axis x, Axis y) =>
    [
        new("data-x", chart.XLabel),
        new("data-unit", chart.YUnit),
        new("data-log", (chart.XIsLogarithmic ? "x" : "") + (chart.YIsLogarithmic ? "y" : "")),
        new("data-h", $"{x.Coordinate(x.Extent.Low)} {x.Coordinate(x.Extent.High)} {Exact(x.Extent)}"),
        new("data-v", $"{y.Coordinate(y.Extent.Low)} {y.Coordinate(y.Extent.High)} {Exact(y.Extent)}"),
    ];

    private static string Exact(Extent extent) => FormattableString.Invariant($"{extent.Low:R} {extent.High:R}");

    private static object[] HorizontalRule(string label, Axis x, double height) =>
        [Svg.Line("grid", x.From, height, Right, height), Svg.Text("tick end", x.From - 8, height + 4, label)];

    private static IEnumerable<ReferenceLine> References(LineChart chart) =>
        chart.References.Where(reference => Extent.CanHold(reference.Value));

    private static XElement ReferenceRule(double height, Axis x) =>
        Svg.Group("reference", Svg.Line("", x.From, height, Right, height));

    private static IEnumerable<ReferenceLine> Marks(LineChart chart) => chart.Marks.Where(mark => Extent.CanHold(mark.Value));

    private static XElement MarkRule(double place) => Svg.Group("reference", Svg.Line("", place, Top, place, Bottom));

    /// <summary>On the side of its line that has more room.</summary>
    private static XElement MarkLabel(ReferenceLine mark, double height, Axis x)
    {
        double place = x.Place(mark.Value);
        return Svg.Group("reference", place > (x.From + x.To) / 2
            ? Svg.Text("end", place - 5, height, mark.Label)
            : Svg.Text("", place + 5, height, mark.Label));
    }

    /// <summary>Whether the curves run through the upper half of the chart near a mark, so that there is room for its label below.</summary>
    private static bool HasCurvesAbove(ReferenceLine mark, LineChart chart, Extent vertical) =>
        chart.Series.Select(series => series.Points.Where(point => point.IsDrawable).Select(point => (DataPoint?)point).MinBy(point => Math.Abs(point!.Value.X - mark.Value)))
            .Average(point => point?.Y) > (vertical.Low + vertical.High) / 2;

    /// <summary>Above its line, or below where there is no room above.</summary>
    private static XElement ReferenceLabel(double height, string label) =>
        Svg.Group("reference", Svg.Text("end", Right, height < Top + 14 ? height + 15 : height - 6, label));

    private static XElement Series(LineSeries series, Axis x, Axis y)
    {
        IReadOnlyList<DataPoint> points = Curve.Thin(series.Points, Buckets);
        XElement group = Svg.Group($"series {Svg.ColourClass(series.Colour)}",
            Band(series.Band, x, y),
            series.Backdrop.Count > 0 ? Svg.Path("raw", PathOf(Curve.Thin(series.Backdrop, Buckets), x, y)) : null,
            Svg.Path("line", PathOf(points, x, y)),
            points.Count <= FewPoints
                ? points.Where(point => point.IsDrawable).Select(point => Svg.Circle("dot", x.Place(point.X), y.Place(point.Y), points.Count == 1 ? SingleDotRadius : DotRadius))
                : null);
        group.Add(new XAttribute("data-name", series.Name));
        return group;
    }

    private static string PathOf(IEnumerable<DataPoint> points, Axis x, Axis y)
    {
        StringBuilder path = new();
        foreach (IReadOnlyList<DataPoint> stretch in Curve.Stretches(points, point => point.IsDrawable))
        {
            path.Append('M').AppendJoin('L', stretch.Select(point => $"{x.Coordinate(point.X)} {y.Coordinate(point.Y)}"));
            path.Append(stretch.Count == 1 ? "h0" : "");
        }

        return path.ToString();
    }

    private static XElement? Band(IReadOnlyList<RangePoint> band, Axis x, Axis y) =>
        band.Count == 0 ? null : Svg.Path("band", string.Concat(
            Curve.Stretches(Curve.Thin(band, Buckets), range => range.IsDrawable).Select(stretch => Area(stretch, x, y))));

    private static string Area(IReadOnlyList<RangePoint> stretch, Axis x, Axis y)
    {
        IEnumerable<string> there = stretch.Select(range => $"{x.Coordinate(range.X)} {y.Coordinate(range.High)}");
        IEnumerable<string> back = stretch.Reverse().Select(range => $"{x.Coordinate(range.X)} {y.Coordinate(range.Low)}");
        return $"M{string.Join('L', there.Concat(back))}Z";
    }
}
