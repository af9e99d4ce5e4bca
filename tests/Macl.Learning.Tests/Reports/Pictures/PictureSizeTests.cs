using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Pictures;

public sealed class PictureSizeTests
{
    [Theory]
    [InlineData(32, 32, 96, 96, true)]
    [InlineData(28, 28, 84, 84, true)]
    [InlineData(8, 6, 96, 72, true)]
    [InlineData(48, 24, 96, 48, true)]
    [InlineData(64, 64, 96, 96, false)]
    [InlineData(96, 96, 96, 96, false)]
    [InlineData(224, 112, 96, 48, false)]
    [InlineData(1, 1, 96, 96, true)]
    [InlineData(1, 1000, 1, 96, false)]
    public void A_picture_fits_and_its_pixels_are_equal_squares_where_they_can_be_seen(int width, int height, double shownWidth, double shownHeight, bool showsPixels) =>
        Assert.Equal(new PictureSize(shownWidth, shownHeight, showsPixels), PictureSize.Within(96, Pngs.Picture("", width, height)));
}
