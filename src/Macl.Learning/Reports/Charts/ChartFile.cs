using System.Xml;
using System.Xml.Linq;
using Macl.Learning.Reports.Pages;

namespace Macl.Learning.Reports.Charts;

/// <summary>
/// Writes a chart as an SVG file that stands alone, as for a document: with its title, its legend, its style and a light
/// background of its own, so that it reads on light and dark pages. The same chart gives the same text.
/// </summary>
public static class ChartFile
{
    private const double Width = 512;
    private const double Magnification = 1.25;
    private const double Margin = 16;
    private const double TitleBottom = 38;
    private const double LetterWidth = 6.7;
    private const double LegendMark = 26;
    private const double LegendGap = 18;
    private const double LegendLine = 20;
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>The file as text.</summary>
    public static string ToSvg(LineChart chart)
    {
        XElement drawing = LineChartDrawing.Draw(chart, "title");
        List<(XElement Entry, double Bottom)> legend = [.. Legend(chart)];
        double top = legend.Count == 0 ? TitleBottom : legend[^1].Bottom;
        double height = top + LineChartDrawing.Height + (Margin / 2);
        XElement file = new("svg",
            new XAttribute("viewBox", $"0 0 {NumberText.Coordinate(Width)} {NumberText.Coordinate(height)}"),
            Size("width", Magnification * Width),
            Size("height", Magnification * height),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", "title title-desc"),
            new XElement("title", new XAttribute("id", "title"), chart.Title),
            drawing.Element("desc"),
            new XElement("style", Markup.Resource("figure.css")),
            new XElement("rect", Svg.Class("card"), Size("x", 0.5), Size("y", 0.5), Size("width", Width - 1), Size("height", height - 1), Size("rx", 8)),
            Svg.Text("title", Margin, 28, chart.YUnit.Length > 0 ? $"{chart.Title}, in {chart.YUnit.Trim()}" : chart.Title),
            legend.Select(entry => entry.Entry),
            new XElement("g", new XAttribute("transform", $"translate({NumberText.Coordinate(Margin)} {NumberText.Coordinate(top)})"),
                drawing.Elements().Where(element => element.Name != "desc")));
        return Text(file);
    }

    /// <summary>The names of the curves, from left to right in as many lines as they need.</summary>
    private static IEnumerable<(XElement Entry, double Bottom)> Legend(LineChart chart)
    {
        double x = Margin;
        double y = TitleBottom + 12;
        foreach (LineSeries series in chart.Series.Count > 1 ? chart.Series : [])
        {
            double width = LegendMark + (LetterWidth * series.Name.Length) + LegendGap;
            if (x > Margin && x + width - LegendGap > Width - Margin)
            {
                x = Margin;
                y += LegendLine;
            }

            XElement entry = Svg.Group(Svg.ColourClass(series.Colour),
                Svg.Line("line", x, y - 4, x + LegendMark - 8, y - 4),
                Svg.Text("", x + LegendMark, y, series.Name));
            yield return (entry, y + 12);
            x += width;
        }
    }

    private static XAttribute Size(string name, double value) => new(name, NumberText.Coordinate(value));

    private static string Text(XElement file)
    {
        Markup.MakeReadable(file);
        foreach (XElement element in file.DescendantsAndSelf())
        {
            element.Name = Namespace + element.Name.LocalName;
        }

        using StringWriter writer = new();
        using (XmlWriter xml = XmlWriter.Create(writer, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = " ", NewLineChars = "\n" }))
        {
            file.WriteTo(xml);
        }

        return writer.ToString() + "\n";
    }
}
