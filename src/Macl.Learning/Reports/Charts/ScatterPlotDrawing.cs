using System.Xml.Linq;

namespace Macl.Learning.Reports.Charts;

/// <summary>Draws a <see cref="ScatterPlot"/>. Classes differ in colour and in shape; some points are pictures, in frames of these colours.</summary>
internal static class ScatterPlotDrawing
{
    private const double Width = 480;
    private const double Height = 400;
    private const double Left = 30;
    private const double Top = 10;
    private const double Right = Width - 10;
    private const double Bottom = Height - 34;

    private static readonly string[] Shapes =
    [
        "m-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0",
        "m0-4.4l4.1 7.2h-8.2z",
        "m-3.2-3.2h6.4v6.4h-6.4z",
        "m0-4.6l4.6 4.6l-4.6 4.6l-4.6-4.6z",
    ];

    public static XElement Draw(ScatterPlot chart, string headingId)
    {
        List<DrawnPoint> points = Drawn(chart);
        double margin = chart.PictureOf is null ? 0.03 : 0.05;
        Axis x = new(Extent.Of(points.Select(point => point.Place.X)).Padded(margin), Left, Right);
        Axis y = new(Extent.Of(points.Select(point => point.Place.Y)).Padded(margin), Bottom, Top);
        HashSet<int> pictures = [.. Pictures(chart, points, x, y)];
        return Svg.Root(Width, Height, headingId, Describe(chart, points),
            new XElement("rect", Svg.Class("frame"), new XAttribute("x", Left), new XAttribute("y", Top),
                new XAttribute("width", Right - Left), new XAttribute("height", Bottom - Top), new XAttribute("rx", 4)),
            Svg.Text("label middle", (Left + Right) / 2, Height - 10, chart.XLabel),
            new XElement("text", Svg.Class("label middle"),
                new XAttribute("transform", $"translate(18 {NumberText.Coordinate((Top + Bottom) / 2)}) rotate(-90)"), chart.YLabel),
            points.Where((_, index) => !pictures.Contains(index)).Select(point => Mark(point, chart, x, y)),
            points.Where((_, index) => pictures.Contains(index)).Select(point => Picture(point, chart, x, y)));
    }

    /// <summary>What must be said about the points that are not drawn; nothing if all are.</summary>
    public static string? Remark(ScatterPlot chart)
    {
        int drawn = Drawn(chart).Count;
        return drawn == chart.Points.Count
            ? null
            : $"{NumberText.WithDecimals(drawn, 0)} of {NumberText.WithDecimals(chart.Points.Count, 0)} points are drawn.";
    }

    /// <summary>The outline of a class's mark, drawn around the point where the path stands.</summary>
    public static string Shape(int classIndex) => Shapes[(classIndex + (classIndex / 8)) % Shapes.Length];

    private static List<DrawnPoint> Drawn(ScatterPlot chart)
    {
        List<DrawnPoint> drawable = [.. chart.Points.Select((point, position) => new DrawnPoint(point, position)).Where(point => point.Place.IsDrawable)];
        return [.. RandomPick.Positions(drawable.Count, ScatterPlot.MostPoints).Select(position => drawable[position])];
    }

    /// <summary>Which of the drawn points are pictures.</summary>
    private static IReadOnlyList<int> Pictures(ScatterPlot chart, List<DrawnPoint> points, Axis x, Axis y) => chart.PictureOf is null
        ? []
        : ThumbnailPick.Positions([.. points.Select(point => (x.Place(point.Place.X), y.Place(point.Place.Y)))], Thumbnail.Room, ScatterPlot.MostPictures);

    private static XElement Picture(DrawnPoint point, ScatterPlot chart, Axis x, Axis y) =>
        Thumbnail.Draw(chart.PictureOf!(point.Position), x.Place(point.Place.X), y.Place(point.Place.Y), point.Class + 1, Title(point, chart));

    private static XElement Mark(DrawnPoint point, ScatterPlot chart, Axis x, Axis y)
    {
        XElement mark = Svg.Path(
            $"mark {Svg.ColourClass(point.Class + 1)}",
            $"M{x.Coordinate(point.Place.X)} {y.Coordinate(point.Place.Y)}{Shape(point.Class)}");
        mark.Add(new XElement("title", Title(point, chart)));
        return mark;
    }

    private static string Title(DrawnPoint point, ScatterPlot chart) =>
        chart.ClassNames.ElementAtOrDefault(point.Class) is { } name ? $"{point.Label} · {name}" : point.Label;

    private static string Describe(ScatterPlot chart, List<DrawnPoint> points)
    {
        IEnumerable<string> counts = chart.ClassNames.Select((name, index) => $"{name}: {points.Count(point => point.Class == index)} points.");
        return $"Scatter plot of {points.Count} points, {chart.XLabel} against {chart.YLabel}. {string.Join(" ", counts)}";
    }
}
