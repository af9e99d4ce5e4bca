using System.Xml.Linq;
using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Pictures;

public sealed class PictureMarkupTests
{
    [Fact]
    public void A_picture_lies_in_the_page_with_its_size_and_its_words()
    {
        XElement image = Assert.Single(Grid(new PictureTile(Pngs.Picture("a cat", 32, 16))).Descendants("img"));

        Assert.Equal(Pngs.Bytes(32, 16), Convert.FromBase64String(image.Attribute("src")!.Value["data:image/png;base64,".Length..]));
        Assert.Equal(("96", "48", "a cat"), (Value(image, "width"), Value(image, "height"), Value(image, "alt")));
        Assert.Equal("pixels", Value(image, "class"));
        Assert.Null(Grid(new PictureTile(Pngs.Picture("", 96, 96))).Descendants("img").Single().Attribute("class"));
    }

    [Theory]
    [InlineData(PictureMark.Right, "right")]
    [InlineData(PictureMark.Wrong, "wrong")]
    public void A_mark_is_a_frame_a_sign_and_a_word(PictureMark mark, string word)
    {
        XElement grid = Grid(new PictureTile(Pngs.Picture("a cat")) { Mark = mark, Caption = "" });

        Assert.Equal($"tile {word}", Value(Assert.Single(grid.Descendants("li")), "class"));
        Assert.Equal($"{word}: a cat", Value(grid.Descendants("img").Single(), "alt"));
        Assert.Single(grid.Descendants("svg"));
    }

    [Fact]
    public void The_signs_differ() => Assert.NotEqual(
        Grid(new PictureTile(Pngs.Picture("")) { Mark = PictureMark.Right }).Descendants("path").Single().ToString(),
        Grid(new PictureTile(Pngs.Picture("")) { Mark = PictureMark.Wrong }).Descendants("path").Single().ToString());

    [Fact]
    public void Without_a_mark_nothing_is_said()
    {
        XElement grid = Grid(new PictureTile(Pngs.Picture("a cat")));

        Assert.Equal("tile", Value(grid.Descendants("li").Single(), "class"));
        Assert.Empty(grid.Descendants("svg"));
        Assert.Equal("a cat", grid.Value);
    }

    [Fact]
    public void The_first_picture_stands_apart_from_the_list_of_the_others()
    {
        PictureRow row = new([new(Pngs.Picture("1")), new(Pngs.Picture("2"))]) { Lead = new(Pngs.Picture("query")) { Detail = "first" } };
        XElement markup = PictureMarkup.Of(new PictureGrid([row])).Elements().Single();

        Assert.Equal(["tile lead", "tiles"], markup.Elements().Select(part => Value(part, "class")));
        Assert.Equal("queryfirst", markup.Elements().First().Value);
        Assert.Equal(["1", "2"], markup.Descendants("li").Select(tile => tile.Value));
    }

    [Fact]
    public void A_picture_without_words_has_no_line_under_it() =>
        Assert.Equal(["img"], Grid(new PictureTile(Pngs.Picture(""))).Descendants("li").Single().Elements().Select(part => part.Name.LocalName));

    private static XElement Grid(PictureTile tile) => PictureMarkup.Of(new PictureGrid([new PictureRow([tile])]));

    private static string Value(XElement element, string name) => element.Attribute(name)!.Value;
}
