using System.Runtime.InteropServices;

namespace Macl.Inputs.Images.Decoding;

/// <summary>Columns and rows of a picture.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ImageSize(int Width, int Height)
{
    public long Pixels => (long)Width * Height;

    public int ShortSide => Math.Min(Width, Height);

    public ImageSize Turned => new(Height, Width);

    /// <summary>In proportion, so that the shorter side is at most this long. The longer one is rounded to the nearest pixel.</summary>
    public ImageSize WithMostShortSide(int? most)
    {
        if (most is not { } side || ShortSide <= side)
        {
            return this;
        }

        return Width <= Height ? new(side, Proportion(Height, side, Width)) : new(Proportion(Width, side, Height), side);
    }

    /// <summary>In proportion, so that the longer side is at most this long and the shorter one at least 1.</summary>
    public ImageSize WithMostLongSide(int side)
    {
        if (Math.Max(Width, Height) <= side)
        {
            return this;
        }

        return Width >= Height ? new(side, Proportion(Height, side, Width)) : new(Proportion(Width, side, Height), side);
    }

    public override string ToString() => $"{Width:N0} × {Height:N0}";

    private static int Proportion(int length, int part, int whole) => Math.Max(1, (int)(((long)length * part * 2 + whole) / (2L * whole)));
}
