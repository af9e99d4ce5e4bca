using System.Globalization;
using System.Xml.Linq;
using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Tests.Reports.Charts;

public sealed class IntervalPlotDrawingTests
{
    [Fact]
    public void A_mark_lies_between_the_ends_of_its_bar()
    {
        XElement drawing = Draw(new IntervalRow("a", 2, 1, 5, "2"));
        XElement bar = Single(drawing, "bar");

        Assert.Equal(0.25, (At(Single(drawing, "center"), "cx") - At(bar, "x1")) / (At(bar, "x2") - At(bar, "x1")), 1e-3);
    }

    [Fact]
    public void Without_an_interval_there_is_only_the_mark()
    {
        XElement drawing = Draw(new IntervalRow("a", 2, double.NaN, double.NaN, "2"));

        Assert.DoesNotContain(drawing.Descendants(), element => (string?)element.Attribute("class") == "bar");
        Assert.NotNull(Single(drawing, "center"));
    }

    [Fact]
    public void Every_single_value_is_drawn() =>
        Assert.Equal(3, Draw(new IntervalRow("a", 2, 1, 3, "2") { Dots = [1, 2, 3, double.NaN] })
            .Descendants().Count(element => (string?)element.Attribute("class") == "single"));

    [Fact]
    public void The_level_to_compare_with_is_always_in_sight()
    {
        XElement drawing = IntervalPlotDrawing.Draw(
            new IntervalPlot { Title = "t", XLabel = "x", Rows = [new("a", 5, 4, 6, "5")], Reference = new(0, "zero") }, "id");

        Assert.InRange(At(drawing.Descendants("g").Single(group => (string?)group.Attribute("class") == "reference").Element("line")!, "x1"), 14, 466);
    }

    private static XElement Draw(IntervalRow row) =>
        IntervalPlotDrawing.Draw(new IntervalPlot { Title = "t", XLabel = "x", Rows = [row] }, "id");

    private static XElement Single(XElement drawing, string cssClass) =>
        drawing.Descendants().Single(element => (string?)element.Attribute("class") == cssClass);

    private static double At(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
