using SkiaSharp;

namespace Macl.Inputs.Images.Decoding;

/// <summary>Puts the rows of a picture where they belong when the picture stands upright.</summary>
internal sealed class Placement : IRowSink
{
    private RgbImage? _target;
    private int _first;
    private int _stepAcross;
    private int _stepDown;
    private int _rows;

    /// <summary>Begins a picture, and gives the target its shape.</summary>
    /// <param name="size">The size of the rows that come.</param>
    /// <param name="origin">Where the file says that its first pixel belongs (EXIF orientation 1 to 8).</param>
    /// <param name="target">Takes the pixels.</param>
    public void Begin(ImageSize size, SKEncodedOrigin origin, RgbImage target)
    {
        ImageSize upright = IsTurned(origin) ? size.Turned : size;
        target.Reshape(upright.Width, upright.Height);
        int column = RgbImage.Channels;
        int row = upright.Width * column;
        int right = row - column;
        int bottom = (upright.Height - 1) * row;
        (_first, _stepAcross, _stepDown) = origin switch
        {
            SKEncodedOrigin.TopRight => (right, -column, row),
            SKEncodedOrigin.BottomRight => (right + bottom, -column, -row),
            SKEncodedOrigin.BottomLeft => (bottom, column, -row),
            SKEncodedOrigin.LeftTop => (0, row, column),
            SKEncodedOrigin.RightTop => (right, row, -column),
            SKEncodedOrigin.RightBottom => (right + bottom, -row, -column),
            SKEncodedOrigin.LeftBottom => (bottom, -row, column),
            _ => (0, column, row),
        };
        (_target, _rows) = (target, 0);
    }

    public void Add(ReadOnlySpan<byte> row)
    {
        int position = _first + _rows++ * _stepDown;
        if (_stepAcross == RgbImage.Channels)
        {
            row.CopyTo(_target!.Pixels[position..]);
            return;
        }

        Span<byte> pixels = _target!.Pixels;
        for (; !row.IsEmpty; row = row[RgbImage.Channels..])
        {
            (pixels[position], pixels[position + 1], pixels[position + 2]) = (row[0], row[1], row[2]);
            position += _stepAcross;
        }
    }

    private static bool IsTurned(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;
}
