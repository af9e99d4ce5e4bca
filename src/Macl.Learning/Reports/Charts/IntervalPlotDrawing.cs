using System.Xml.Linq;

namespace Macl.Learning.Reports.Charts;

/// <summary>Draws an <see cref="IntervalPlot"/>: each row has its words above and its interval below.</summary>
internal static class IntervalPlotDrawing
{
    private const double Width = 480;
    private const double Left = 14;
    private const double Right = Width - 14;
    private const double Top = 8;
    private const double RowHeight = 58;
    private const double TrackBelowText = 22;
    private const double Foot = 48;
    private const int MostTicks = 6;

    public static XElement Draw(IntervalPlot chart, string headingId)
    {
        Axis x = new(HorizontalExtent(chart), Left, Right);
        double bottom = Top + (RowHeight * chart.Rows.Count);
        Ticks ticks = Ticks.Within(x.Extent, MostTicks);
        return Svg.Root(Width, bottom + Foot, headingId, Describe(chart),
            ticks.Values.Select(value => Tick(ticks.Label(value), x.Place(value), bottom)),
            Svg.Line("axis", Left, bottom, Right, bottom),
            Svg.Text("label middle", (Left + Right) / 2, bottom + 40, chart.XLabel),
            chart.Reference is { } reference ? Reference(reference, x, bottom) : null,
            chart.Rows.Select((row, index) => Row(row, x, Top + (index * RowHeight) + 18)));
    }

    private static Extent HorizontalExtent(IntervalPlot chart) =>
        Extent.Of(chart.Rows.SelectMany(row => row.Dots.Concat([row.Low, row.Center, row.High])))
            .Including(chart.Reference?.Value)
            .Padded(0.06);

    private static object[] Tick(string label, double place, double bottom) =>
        [Svg.Line("grid", place, Top, place, bottom), Svg.Text("tick middle", place, bottom + 18, label)];

    private static XElement Reference(ReferenceLine reference, Axis x, double bottom) =>
        Svg.Group("reference", Svg.Line("", x.Place(reference.Value), Top, x.Place(reference.Value), bottom));

    private static XElement Row(IntervalRow row, Axis x, double textHeight)
    {
        double track = textHeight + TrackBelowText;
        return Svg.Group($"interval {Svg.ColourClass(row.Colour)}",
            Svg.Text("row", Left, textHeight, row.Label),
            Svg.Text("row end value", Right, textHeight, row.Text),
            IntervalBar(row, x, track),
            row.Dots.Where(Extent.CanHold).Select(dot => Svg.Circle("single", x.Place(dot), track, 4)),
            Extent.CanHold(row.Center) ? Svg.Circle("center", x.Place(row.Center), track, 5.5) : null);
    }

    private static XElement? IntervalBar(IntervalRow row, Axis x, double track) =>
        Extent.CanHold(row.Low) && Extent.CanHold(row.High)
            ? Svg.Line("bar", x.Place(row.Low), track, x.Place(row.High), track)
            : null;

    private static string Describe(IntervalPlot chart) =>
        $"Estimates with intervals, {chart.XLabel}. {string.Join(" ", chart.Rows.Select(row => $"{row.Label}: {row.Text}."))}";
}
