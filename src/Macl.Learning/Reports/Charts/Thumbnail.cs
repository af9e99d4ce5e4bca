using System.Xml.Linq;
using Macl.Learning.Reports.Pictures;
using static Macl.Learning.Reports.Charts.NumberText;

namespace Macl.Learning.Reports.Charts;

/// <summary>Draws a small picture around a place, in a thin frame of a colour.</summary>
internal static class Thumbnail
{
    /// <summary>The longer side of the picture.</summary>
    public const double Longest = 26;

    /// <summary>The side of the square that a picture needs with its frame and a gap.</summary>
    public const double Room = Longest + 4;

    public static XElement Draw(ReportPicture picture, double x, double y, int colour, string title)
    {
        PictureSize size = PictureSize.Within(Longest, picture);
        object[] box = [Side("x", x - (size.Width / 2)), Side("y", y - (size.Height / 2)), Side("width", size.Width), Side("height", size.Height)];
        return Svg.Group($"thumbnail {Svg.ColourClass(colour)}",
            new XElement("title", title),
            new XElement("rect", box),
            new XElement("image", box, new XAttribute("href", picture.DataUri()), size.ShowsPixels ? Svg.Class("pixels") : null));
    }

    private static XAttribute Side(string name, double value) => new(name, Coordinate(value));
}
