using System.Xml.Linq;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Tests.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Charts;

public sealed class ScatterPlotDrawingTests
{
    [Fact]
    public void Every_point_is_a_mark_that_says_what_it_is()
    {
        ScatterPlot plot = Plot([new(new(0, 1), 0, "graph 1"), new(new(2, 3), 1, "graph 2")]);

        string[] titles = [.. Marks(plot).Select(mark => mark.Element("title")!.Value)];
        Assert.Equal(["graph 1 · yes", "graph 2 · no"], titles);
    }

    [Fact]
    public void Points_that_are_not_finite_are_left_out() =>
        Assert.Single(Marks(Plot([new(new(0, 1), 0, "a"), new(new(double.NaN, 1), 0, "b"), new(new(1, double.PositiveInfinity), 1, "c")])));

    [Fact]
    public void Too_many_points_are_thinned_and_the_reader_is_told()
    {
        ScatterPlot plot = Plot([.. Enumerable.Range(0, 9000).Select(i => new ScatterPoint(new(i, i), i % 2, ""))]);

        Assert.Equal(ScatterPlot.MostPoints, Marks(plot).Count);
        Assert.Equal("2,000 of 9,000 points are drawn.", ScatterPlotDrawing.Remark(plot));
    }

    [Fact]
    public void Nothing_is_said_where_all_points_are_drawn() =>
        Assert.Null(ScatterPlotDrawing.Remark(Plot([new(new(0, 1), 0, "a")])));

    [Fact]
    public void Thirty_two_classes_differ_in_colour_or_shape()
    {
        IEnumerable<string> looks = Enumerable.Range(0, 32).Select(index => $"{Svg.ColourClass(index + 1)} {ScatterPlotDrawing.Shape(index)}");

        Assert.Equal(32, looks.Distinct().Count());
    }

    [Fact]
    public void Some_points_are_pictures_of_themselves_in_the_colours_of_their_classes_and_the_others_stay_marks()
    {
        ScatterPoint[] points = [new(new(double.NaN, 0), 0, "0"), .. Enumerable.Range(1, 400).Select(i => new ScatterPoint(new(i % 20, i / 20), i % 2, $"{i}"))];
        ScatterPlot plot = Plot(points) with { PictureOf = position => Pngs.Picture($"{position}", width: position) };

        List<XElement> pictures = Pictures(plot);

        Assert.InRange(pictures.Count, 50, ScatterPlot.MostPictures);
        Assert.Equal(400, pictures.Count + Marks(plot).Count);
        Assert.All(pictures, picture =>
        {
            int position = int.Parse(picture.Element("title")!.Value.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(Pngs.Picture("", width: position).DataUri(), picture.Element("image")!.Attribute("href")!.Value);
            Assert.Equal($"thumbnail c{1 + (position % 2)}", picture.Attribute("class")!.Value);
        });
    }

    [Fact]
    public void Pictures_stay_inside_the_frame_and_keep_their_proportions()
    {
        ScatterPlot plot = Plot([new(new(0, 0), 0, "a"), new(new(1, 1), 0, "b")]) with { PictureOf = _ => Pngs.Picture("", width: 60, height: 30) };
        XElement frame = ScatterPlotDrawing.Draw(plot, "id").Element("rect")!;

        Assert.All(Pictures(plot).Select(picture => picture.Element("image")!), image =>
        {
            Assert.Equal(Number(image, "width"), 2 * Number(image, "height"), 6);
            Assert.InRange(Number(image, "x"), Number(frame, "x"), Number(frame, "x") + Number(frame, "width") - Number(image, "width"));
            Assert.InRange(Number(image, "y"), Number(frame, "y"), Number(frame, "y") + Number(frame, "height") - Number(image, "height"));
        });
    }

    private static double Number(XElement element, string name) => (double)element.Attribute(name)!;

    private static List<XElement> Pictures(ScatterPlot plot) =>
        [.. ScatterPlotDrawing.Draw(plot, "id").Elements("g").Where(group => group.Attribute("class")!.Value.StartsWith("thumbnail", StringComparison.Ordinal))];

    private static ScatterPlot Plot(IReadOnlyList<ScatterPoint> points) =>
        new() { Title = "t", XLabel = "x", YLabel = "y", ClassNames = ["yes", "no"], Points = points };

    private static List<XElement> Marks(ScatterPlot plot) =>
        [.. ScatterPlotDrawing.Draw(plot, "id").Descendants("path").Where(path => path.Attribute("class")!.Value.StartsWith("mark", StringComparison.Ordinal))];
}
