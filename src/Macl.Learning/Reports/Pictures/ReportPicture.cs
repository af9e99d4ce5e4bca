using System.Buffers.Binary;

namespace Macl.Learning.Reports.Pictures;

/// <summary>A picture for a report, as a PNG file in memory. Its size stands in the file; the pixels are for the reader's browser alone.</summary>
public sealed class ReportPicture
{
    private const int HeaderBytes = 24;

    /// <param name="png">A PNG file.</param>
    /// <param name="caption">What the picture is, such as the name of its file; also read out to those who cannot see it.</param>
    /// <exception cref="ArgumentException">The bytes are no PNG file.</exception>
    public ReportPicture(ReadOnlyMemory<byte> png, string caption)
    {
        ThrowIfOther(png.Span, nameof(png));
        Png = png;
        Caption = caption;
        Width = Pixels(png.Span[16..], nameof(png));
        Height = Pixels(png.Span[20..], nameof(png));
    }

    /// <summary>The PNG file.</summary>
    public ReadOnlyMemory<byte> Png { get; }

    /// <summary>Pixels from left to right, at least 1.</summary>
    public int Width { get; }

    /// <summary>Pixels from top to bottom, at least 1.</summary>
    public int Height { get; }

    /// <summary>What the picture is.</summary>
    public string Caption { get; }

    /// <summary>The picture as an address that holds the picture itself.</summary>
    internal string DataUri() => $"data:image/png;base64,{Convert.ToBase64String(Png.Span)}";

    private static void ThrowIfOther(ReadOnlySpan<byte> bytes, string name)
    {
        bool isPng = bytes.Length >= HeaderBytes && bytes[0] == 0x89 && bytes[1..16].SequenceEqual("PNG\r\n\u001a\n\0\0\0\rIHDR"u8);
        if (!isPng)
        {
            throw new ArgumentException($"The {bytes.Length} bytes are no PNG file: they do not begin with its signature and header.", name);
        }
    }

    private static int Pixels(ReadOnlySpan<byte> bytes, string name) => BinaryPrimitives.ReadInt32BigEndian(bytes) is > 0 and int pixels
        ? pixels
        : throw new ArgumentException("The PNG file says that the picture has a side without pixels; each side has at least 1.", name);
}
