using System.Xml.Linq;
using static Macl.Learning.Reports.Charts.NumberText;

namespace Macl.Learning.Reports.Charts;

/// <summary>The few SVG elements that the charts are made of. Colours and type sizes live in the style sheet.</summary>
internal static class Svg
{
    private const int PaletteSize = 8;

    public static string ColourClass(int colour) => $"c{(colour <= 0 ? 0 : 1 + ((colour - 1) % PaletteSize))}";

    /// <summary>The drawing itself, named by the heading with the given id and described in words for those who cannot see it.</summary>
    public static XElement Root(double width, double height, string headingId, string description, params object?[] content) =>
        new("svg",
            new XAttribute("viewBox", $"0 0 {Coordinate(width)} {Coordinate(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{headingId} {headingId}-desc"),
            new XElement("desc", new XAttribute("id", $"{headingId}-desc"), description),
            content);

    public static XElement Group(string cssClass, params object?[] content) => new("g", Class(cssClass), content);

    public static XElement Line(string cssClass, double x1, double y1, double x2, double y2) =>
        new("line", Class(cssClass), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2));

    public static XElement Text(string cssClass, double x, double y, string text) =>
        new("text", Class(cssClass), At("x", x), At("y", y), text);

    public static XElement Path(string cssClass, string data) => new("path", Class(cssClass), new XAttribute("d", data));

    public static XElement Circle(string cssClass, double x, double y, double radius) =>
        new("circle", Class(cssClass), At("cx", x), At("cy", y), At("r", radius));

    public static XAttribute Class(string cssClass) => new("class", cssClass);

    private static XAttribute At(string name, double value) => new(name, Coordinate(value));
}
