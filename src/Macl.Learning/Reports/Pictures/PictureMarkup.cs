using System.Xml.Linq;
using Macl.Learning.Reports.Charts;
using static Macl.Learning.Reports.Pages.Markup;

namespace Macl.Learning.Reports.Pictures;

/// <summary>Turns a <see cref="PictureGrid"/> into markup. Sizes that do not depend on a picture live in the style sheet.</summary>
internal static class PictureMarkup
{
    /// <summary>The longer side of a picture on the page, in CSS pixels.</summary>
    private const double Longest = 96;

    private const string Tick = "M2.5 6.5l2.5 2.5l4.5-5.5";
    private const string Cross = "M3 3l6 6m0-6l-6 6";

    public static XElement Of(PictureGrid grid) => Tag("div", "pictures", grid.Rows.Select(Row));

    private static XElement Row(PictureRow row) => Tag("div", "picture-row",
        row.Lead is { } lead ? Tile("div", "tile lead", lead) : null,
        row.Tiles.Count > 0 ? Tag("ul", "tiles", row.Tiles.Select(tile => Tile("li", "tile", tile))) : null);

    private static XElement Tile(string element, string cssClass, PictureTile tile) => Tag(element, $"{cssClass}{Look(tile.Mark)}",
        new XAttribute("title", Words(tile)),
        Picture(tile),
        tile.Caption.Length > 0 || tile.Mark != PictureMark.None ? Tag("span", "name", Sign(tile.Mark), new XElement("span", tile.Caption)) : null,
        tile.Detail.Length > 0 ? Tag("span", "detail", tile.Detail) : null);

    private static XElement Picture(PictureTile tile)
    {
        PictureSize size = PictureSize.Within(Longest, tile.Picture);
        return Tag("img", size.ShowsPixels ? "pixels" : "",
            new XAttribute("src", tile.Picture.DataUri()),
            new XAttribute("width", Math.Round(size.Width)),
            new XAttribute("height", Math.Round(size.Height)),
            new XAttribute("alt", Words(tile)));
    }

    private static string Look(PictureMark mark) => mark switch
    {
        PictureMark.Right => " right",
        PictureMark.Wrong => " wrong",
        _ => "",
    };

    private static string Words(PictureTile tile) => tile.Mark switch
    {
        PictureMark.Right => $"right: {tile.Alternative}",
        PictureMark.Wrong => $"wrong: {tile.Alternative}",
        _ => tile.Alternative,
    };

    private static XElement? Sign(PictureMark mark) => mark == PictureMark.None ? null : Tag("svg", "sign",
        new XAttribute("viewBox", "0 0 12 12"),
        new XAttribute("aria-hidden", "true"),
        Svg.Path("", mark == PictureMark.Right ? Tick : Cross));
}
