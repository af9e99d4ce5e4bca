using System.Runtime.InteropServices;
using SkiaSharp;

namespace Macl.Inputs.Images.Decoding;

/// <summary>The two steps from a file's size to the size that is asked for: what the decoder makes, and what is made of that.</summary>
/// <param name="Decoded">What the decoder makes: the file's size, or for JPEG and WebP a half, quarter or eighth of it.</param>
/// <param name="Wanted">At most <paramref name="Decoded"/>; the filter makes the rest of the way.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DecodingPlan(ImageSize Decoded, ImageSize Wanted)
{
    private static readonly float[] Scales = [1 / 8f, 1 / 4f, 1 / 2f];

    /// <summary>A picture whose pixels are wanted.</summary>
    public static DecodingPlan ToRead(SKCodec codec, int? mostShortSide)
    {
        var full = new ImageSize(codec.Info.Width, codec.Info.Height);
        ImageSize wanted = full.WithMostShortSide(mostShortSide);
        return new(Smallest(codec, full, wanted), wanted);
    }

    /// <summary>A picture of which only its soundness is wanted: the decoder goes over all of the file for an eighth of the size too.</summary>
    public static DecodingPlan ToCheck(SKCodec codec)
    {
        ImageSize size = Smallest(codec, new ImageSize(codec.Info.Width, codec.Info.Height), new ImageSize(1, 1));
        return new(size, size);
    }

    private static ImageSize Smallest(SKCodec codec, ImageSize full, ImageSize wanted)
    {
        if (wanted == full || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Webp))
        {
            return full;
        }

        foreach (float scale in Scales)
        {
            SKSizeI size = codec.GetScaledDimensions(scale);
            if (size.Width >= wanted.Width && size.Height >= wanted.Height)
            {
                return new(size.Width, size.Height);
            }
        }

        return full;
    }
}
