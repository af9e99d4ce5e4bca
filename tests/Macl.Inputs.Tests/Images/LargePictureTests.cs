using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

public sealed class LargePictureTests
{
    /// <summary>96 million pixels in a file of some 100 kB, on several threads at a time that must share memory for one.</summary>
    [Fact]
    public void Several_pictures_of_a_hundred_megapixels_are_read_one_after_the_other_in_little_memory()
    {
        using var folder = new TemporaryFolder();
        byte[] png = GreyPng(12_000, 8_000, 77);
        for (int copy = 0; copy < 3; copy++)
        {
            folder.Add($"{copy}.png", png);
        }

        using ImageDataSet data = Pictures.Open(folder.Path, new() { MostShortSide = 64, DecodingMegabytes = 64, MaxParallelism = 3 });

        Assert.Equal(3, data.Count);
        RgbImage image = data.Picture(2);
        Assert.Equal((96, 64), (image.Width, image.Height));
        Assert.Equal(-1, image.Pixels.IndexOfAnyExcept((byte)77));
        using var self = Process.GetCurrentProcess();
        Assert.InRange(self.PeakWorkingSet64, 0, 1000L << 20);
    }

    [Fact]
    public void A_large_photo_is_reduced_while_it_is_decoded()
    {
        using var folder = new TemporaryFolder();
        folder.Add("large.jpg", Jpeg(Drawing(1500, 1000)));
        using ImageDataSet full = Pictures.Open(folder.Path, new() { KeptMegabytes = 0 });
        using ImageDataSet reduced = Pictures.Open(folder.Path, new() { KeptMegabytes = 0, MostShortSide = 100 });
        RgbImage expected = full.Picture(0).Thumbnail(150);

        RgbImage image = reduced.Picture(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        reduced.Read(0, image);

        Pictures.AssertEqual(expected, image, tolerance: 6);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
    }

    /// <summary>Decoded by bands, since it does not fit into one; the reference is decoded whole from a PNG file.</summary>
    [Fact]
    public void A_photo_that_is_decoded_by_bands_has_no_seams()
    {
        using var folder = new TemporaryFolder();
        RgbImage drawn = Drawing(1500, 1100);
        folder.Add("drawn.jpg", Jpeg(drawn));
        using ImageDataSet data = Pictures.Open(folder.Path, new() { KeptMegabytes = 0 });

        Pictures.AssertEqual(drawn, data.Picture(0), tolerance: 12);
    }

    /// <summary>Smooth waves.</summary>
    private static RgbImage Drawing(int width, int height)
    {
        var image = new RgbImage(width, height);
        for (int y = 0; y < height; y++)
        {
            Span<byte> row = image.Row(y);
            for (int x = 0; x < width; x++)
            {
                row[3 * x] = (byte)(128 + 100 * Math.Sin(x / 90.0));
                row[3 * x + 1] = (byte)(128 + 100 * Math.Cos(y / 70.0));
                row[3 * x + 2] = (byte)(128 + 100 * Math.Sin((x + y) / 110.0));
            }
        }

        return image;
    }

    private static byte[] Jpeg(RgbImage image)
    {
        using SkiaSharp.SKBitmap bitmap = SkiaSharp.SKBitmap.Decode(PngFile.Encode(image));
        using SkiaSharp.SKData data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }

    private static byte[] GreyPng(int width, int height, byte level)
    {
        byte[] row = new byte[1 + width];
        row.AsSpan(1).Fill(level);
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < height; y++)
            {
                stream.Write(row);
            }
        }

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [137, 80, 78, 71, 13, 10, 26, 10, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] data)
    {
        byte[] chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        kind.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        uint checksum = Inputs.Files.Crc32.Finish(Inputs.Files.Crc32.Append(Inputs.Files.Crc32.Start, chunk.AsSpan(4, 4 + data.Length)));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), checksum);
        return chunk;
    }
}
