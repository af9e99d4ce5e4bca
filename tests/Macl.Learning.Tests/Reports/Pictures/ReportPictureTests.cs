using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Pictures;

public sealed class ReportPictureTests
{
    /// <summary>A file of 3 × 2 pixels, written by Pillow 9.4: Image.new("RGB", (3, 2), (200, 30, 5)).save(file, "PNG").</summary>
    private const string ThreeByTwo = "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAFUlEQVR4nGM8IcfKwMDAwMDAxAADABGFAO+rI0uOAAAAAElFTkSuQmCC";

    [Fact]
    public void The_size_stands_in_the_file()
    {
        ReportPicture picture = new(Convert.FromBase64String(ThreeByTwo), "red");

        Assert.Equal((3, 2, "red"), (picture.Width, picture.Height, picture.Caption));
    }

    [Fact]
    public void The_address_holds_the_file_itself() =>
        Assert.Equal($"data:image/png;base64,{ThreeByTwo}", new ReportPicture(Convert.FromBase64String(ThreeByTwo), "").DataUri());

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    [InlineData(500)]
    public void Other_bytes_are_refused(int length)
    {
        byte[] other = [.. Pngs.Bytes(1, 1)[..Math.Min(length, 23)], .. new byte[Math.Max(0, length - 23)]];
        if (length > 23)
        {
            other[0] = 0xff;
        }

        string message = Assert.Throws<ArgumentException>(() => new ReportPicture(other, "")).Message;
        Assert.StartsWith($"The {length} bytes are no PNG file", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    public void A_side_without_pixels_is_refused(int width, int height) =>
        Assert.Throws<ArgumentException>(() => new ReportPicture(Pngs.Bytes(width, height), ""));
}
