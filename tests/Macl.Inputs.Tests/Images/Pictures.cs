using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

internal static class Pictures
{
    /// <summary>The same shape, and every value within so many grey levels.</summary>
    public static void AssertEqual(RgbImage expected, RgbImage actual, int tolerance = 0)
    {
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        ReadOnlySpan<byte> first = expected.Pixels;
        ReadOnlySpan<byte> second = actual.Pixels;
        int worst = 0;
        for (int index = 0; index < first.Length; index++)
        {
            worst = Math.Max(worst, Math.Abs(first[index] - second[index]));
        }

        Assert.True(worst <= tolerance, $"{worst} grey levels apart, {tolerance} allowed");
    }

    /// <summary>Opens data as users do, stopped when the test is.</summary>
    public static ImageDataSet Open(string path, ImageReadingOptions? options = null) =>
        ImageReader.Read(path, options, cancellation: TestContext.Current.CancellationToken);

    public static RgbImage Picture(this ImageDataSet data, int index)
    {
        var image = new RgbImage(1, 1);
        data.Read(index, image);
        return image;
    }
}
