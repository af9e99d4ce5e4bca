using System.Buffers.Binary;
using SkiaSharp;

namespace Macl.Inputs.Images.Decoding;

/// <summary>The orientation in a PNG file's eXIf chunk, which Skia leaves out; it reads that of JPEG and WebP itself.</summary>
internal static class ExifOrientation
{
    private const int SignatureBytes = 8;
    private const int ChunkFrameBytes = 12;
    private const int OrientationTag = 0x0112;
    private const int EntryBytes = 12;

    /// <summary>1 to 8 as Skia's origin, and the top left where the file says nothing that makes sense.</summary>
    public static SKEncodedOrigin OfPng(ReadOnlySpan<byte> png)
    {
        for (ReadOnlySpan<byte> rest = png[Math.Min(SignatureBytes, png.Length)..]; rest.Length >= ChunkFrameBytes;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - ChunkFrameBytes)
            {
                break;
            }

            if (rest[4..8].SequenceEqual("eXIf"u8))
            {
                return OfTiff(rest.Slice(8, (int)length));
            }

            rest = rest[(ChunkFrameBytes + (int)length)..];
        }

        return SKEncodedOrigin.TopLeft;
    }

    private static SKEncodedOrigin OfTiff(ReadOnlySpan<byte> tiff)
    {
        bool isLittle = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || (!isLittle && !tiff.StartsWith("MM\0*"u8)))
        {
            return SKEncodedOrigin.TopLeft;
        }

        uint start = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        return start <= tiff.Length - 2 ? InDirectory(tiff[(int)start..], isLittle) : SKEncodedOrigin.TopLeft;
    }

    private static SKEncodedOrigin InDirectory(ReadOnlySpan<byte> directory, bool isLittle)
    {
        int count = Number(directory, isLittle);
        for (int entry = 0; entry < count && 2 + (entry + 1) * EntryBytes <= directory.Length; entry++)
        {
            ReadOnlySpan<byte> tag = directory.Slice(2 + entry * EntryBytes, EntryBytes);
            if (Number(tag, isLittle) == OrientationTag)
            {
                int value = Number(tag[8..], isLittle);
                return value is >= 1 and <= 8 ? (SKEncodedOrigin)value : SKEncodedOrigin.TopLeft;
            }
        }

        return SKEncodedOrigin.TopLeft;
    }

    private static int Number(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
