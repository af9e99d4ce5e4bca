using System.Xml.Linq;
using Macl.Learning.Reports.Charts;

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

    private static ScatterPlot Plot(IReadOnlyList<ScatterPoint> points) =>
        new() { Title = "t", XLabel = "x", YLabel = "y", ClassNames = ["yes", "no"], Points = points };

    private static List<XElement> Marks(ScatterPlot plot) =>
        [.. ScatterPlotDrawing.Draw(plot, "id").Descendants("path").Where(path => path.Attribute("class")!.Value.StartsWith("mark", StringComparison.Ordinal))];
}
