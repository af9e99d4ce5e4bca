using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

public sealed class RgbImageTests
{
    [Fact]
    public void A_crop_is_the_part_that_was_asked_for()
    {
        RgbImage whole = References.Expected("rgb.png");
        RgbImage part = whole.Crop(5, 3, 7, 4);

        Assert.Equal((7, 4), (part.Width, part.Height));
        Assert.Equal(whole.Row(3).Slice(15, 21).ToArray(), part.Row(0).ToArray());
        Assert.Equal(whole.Row(6).Slice(15, 21).ToArray(), part.Row(3).ToArray());
    }

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(30, 0, 8, 1)]
    [InlineData(0, 20, 1, 4)]
    [InlineData(0, 0, 0, 1)]
    public void A_crop_outside_of_the_picture_is_refused(int left, int top, int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => References.Expected("rgb.png").Crop(left, top, width, height));

    [Fact]
    public void A_thumbnail_is_the_picture_that_Pillow_makes()
    {
        RgbImage thumbnail = References.Expected("large.png").Thumbnail(40);

        Pictures.AssertEqual(References.Expected("large.png.24"), thumbnail);
    }

    [Fact]
    public void A_small_picture_is_its_own_thumbnail_but_not_the_same_memory()
    {
        RgbImage image = References.Expected("rgb.png");
        RgbImage copy = image.Thumbnail(37);
        Pictures.AssertEqual(image, copy);

        copy.Pixels.Clear();

        Assert.NotEqual(0, image.Pixels[0]);
    }

    [Fact]
    public void A_thumbnail_of_a_line_keeps_a_pixel()
    {
        RgbImage thumbnail = new RgbImage(1, 5000).Thumbnail(10);

        Assert.Equal((1, 10), (thumbnail.Width, thumbnail.Height));
    }

    [Fact]
    public void A_grid_holds_every_picture_in_the_middle_of_its_cell_on_white()
    {
        RgbImage large = Filled(4, 3, 10);
        RgbImage small = Filled(2, 1, 20);

        RgbImage grid = ImageGrid.Tile([large, small, small], columns: 2, gap: 1);

        Assert.Equal((9, 7), (grid.Width, grid.Height));
        string[] rows = [.. Enumerable.Range(0, 7).Select(row => string.Join(' ', Enumerable.Range(0, 9).Select(column => grid.Row(row)[3 * column])))];
        Assert.Equal("10 10 10 10 255 255 255 255 255", rows[0]);
        Assert.Equal("10 10 10 10 255 255 20 20 255", rows[1]);
        Assert.Equal("255 255 255 255 255 255 255 255 255", rows[3]);
        Assert.Equal("255 20 20 255 255 255 255 255 255", rows[5]);
    }

    [Fact]
    public void A_png_file_gives_the_same_pixels_again()
    {
        using var folder = new TemporaryFolder();
        RgbImage image = References.Expected("large.png");
        PngFile.Write(folder["made.png"], image);
        using ImageDataSet data = Pictures.Open(folder.Path);

        Pictures.AssertEqual(image, data.Picture(0));
    }

    private static RgbImage Filled(int width, int height, byte value)
    {
        var image = new RgbImage(width, height);
        image.Pixels.Fill(value);
        return image;
    }
}
