using System.Xml.Linq;
using Macl.Learning.Reports.Charts;
using static Macl.Learning.Reports.Pages.Markup;

namespace Macl.Learning.Reports.Pages;

/// <summary>The names of a chart's colours; a chart with a single one needs none.</summary>
internal static class Legend
{
    public static XElement? Of(Chart chart) => chart switch
    {
        LineChart { Series.Count: > 1 } line => List(line.Series.Select(series => Entry(series.Colour, series.Name, "M1 6h16"))),
        ScatterPlot { ClassNames.Count: > 0 } scatter => List(scatter.ClassNames.Select(
            (name, index) => Entry(index + 1, name, $"M9 6{ScatterPlotDrawing.Shape(index)}"))),
        _ => null,
    };

    private static XElement List(IEnumerable<XElement> entries) => Tag("ul", "legend", entries);

    private static XElement Entry(int colour, string name, string outline) => Tag("li", Svg.ColourClass(colour),
        new XElement("svg", new XAttribute("viewBox", "0 0 18 12"), new XAttribute("aria-hidden", "true"), Svg.Path("", outline)),
        new XElement("span", name));
}
