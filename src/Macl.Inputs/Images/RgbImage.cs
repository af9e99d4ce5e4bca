using Macl.Inputs.Images.Decoding;

namespace Macl.Inputs.Images;

/// <summary>
/// A picture of 8 bits a channel: red, green, blue next to each other, row after row from the top. It can take another shape without
/// new memory, so that one serves for many pictures of a thread.
/// </summary>
public sealed class RgbImage
{
    /// <summary>Bytes of a pixel.</summary>
    public const int Channels = 3;

    private byte[] _pixels;

    /// <summary>A black picture.</summary>
    /// <param name="width">Columns, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    public RgbImage(int width, int height)
    {
        _pixels = new byte[Size(width, height)];
        (Width, Height) = (width, height);
    }

    /// <summary>Columns.</summary>
    public int Width { get; private set; }

    /// <summary>Rows.</summary>
    public int Height { get; private set; }

    /// <summary>[Height × Width × 3].</summary>
    public Span<byte> Pixels => _pixels.AsSpan(0, Width * Height * Channels);

    /// <summary>Takes another shape; what the pixels are then is undefined. Memory grows where it must, and never shrinks.</summary>
    /// <inheritdoc cref="RgbImage(int, int)" path="/param"/>
    public void Reshape(int width, int height)
    {
        int size = Size(width, height);
        if (size > _pixels.Length)
        {
            _pixels = new byte[size];
        }

        (Width, Height) = (width, height);
    }

    /// <summary>[Width × 3], a row's pixels.</summary>
    /// <param name="row">From 0 (the top) to below <see cref="Height"/>.</param>
    public Span<byte> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Height, nameof(row));
        return Pixels.Slice(row * Width * Channels, Width * Channels);
    }

    /// <summary>A part of the picture, copied.</summary>
    /// <param name="left">The first column, from 0.</param>
    /// <param name="top">The first row, from 0.</param>
    /// <param name="width">Columns, 1 or more, all within the picture.</param>
    /// <param name="height">Rows, 1 or more, all within the picture.</param>
    public RgbImage Crop(int left, int top, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width - left);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height - top);
        var part = new RgbImage(width, height);
        for (int row = 0; row < height; row++)
        {
            Row(top + row).Slice(left * Channels, width * Channels).CopyTo(part.Row(row));
        }

        return part;
    }

    /// <summary>The picture, in proportion and antialiased, small enough that no side is longer than this; a copy if it is small enough already.</summary>
    /// <param name="mostLongSide">Pixels, 1 or more.</param>
    public RgbImage Thumbnail(int mostLongSide)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostLongSide, 1);
        var size = new ImageSize(Width, Height);
        return Reducer.Reduce(this, size.WithMostLongSide(mostLongSide));
    }

    private static int Size(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        return checked(width * height * Channels);
    }
}
