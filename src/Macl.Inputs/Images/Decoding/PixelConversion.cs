using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Macl.Inputs.Images.Decoding;

/// <summary>From four bytes a pixel to three, and back.</summary>
internal static class PixelConversion
{
    private static readonly Vector128<byte> Packing = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 0, 0, 0, 0);

    /// <summary>Drops the fourth byte.</summary>
    public static void DropAlpha(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        int pixel = 0;
        int count = rgba.Length / 4;
        rgb = rgb[..(3 * count)];
        ref byte from = ref MemoryMarshal.GetReference(rgba);
        ref byte to = ref MemoryMarshal.GetReference(rgb);

        // 16 bytes are written for 4 pixels of 12, so the last 2 pixels' room must lie ahead.
        for (; pixel + 6 <= count; pixel += 4)
        {
            Vector128.Shuffle(Vector128.LoadUnsafe(ref from, (nuint)(4 * pixel)), Packing).StoreUnsafe(ref to, (nuint)(3 * pixel));
        }

        for (; pixel < count; pixel++)
        {
            rgba.Slice(4 * pixel, RgbImage.Channels).CopyTo(rgb[(3 * pixel)..]);
        }
    }

    /// <summary>Lays pixels on white by their alpha, rounded to the nearest level.</summary>
    public static void LayOnWhite(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        for (; !rgba.IsEmpty; rgba = rgba[4..], rgb = rgb[RgbImage.Channels..])
        {
            int alpha = rgba[3];
            for (int channel = 0; channel < RgbImage.Channels; channel++)
            {
                rgb[channel] = (byte)((rgba[channel] * alpha + 255 * (255 - alpha) + 127) / 255);
            }
        }
    }

    /// <summary>Adds a fourth byte of 255.</summary>
    public static void AddAlpha(ReadOnlySpan<byte> rgb, Span<byte> rgba)
    {
        for (; !rgb.IsEmpty; rgb = rgb[RgbImage.Channels..], rgba = rgba[4..])
        {
            (rgba[0], rgba[1], rgba[2], rgba[3]) = (rgb[0], rgb[1], rgb[2], 255);
        }
    }
}
