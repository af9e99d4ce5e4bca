using Macl.Inputs.Images.Decoding;
using SkiaSharp;

namespace Macl.Inputs.Images;

/// <summary>Writes pictures in the PNG format, without loss.</summary>
public static class PngFile
{
    /// <summary>The bytes of a PNG file.</summary>
    public static unsafe byte[] Encode(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        byte[] rgba = new byte[checked(image.Width * image.Height * 4)];
        PixelConversion.AddAlpha(image.Pixels, rgba);
        fixed (byte* start = rgba)
        {
            using var pixels = new SKPixmap(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), (nint)start);
            using SKData png = pixels.Encode(SKPngEncoderOptions.Default)
                ?? throw new InvalidOperationException($"A picture of {image.Width} × {image.Height} pixels could not be encoded.");
            return png.ToArray();
        }
    }

    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="image">The picture.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, RgbImage image) => File.WriteAllBytes(path, Encode(image));
}
