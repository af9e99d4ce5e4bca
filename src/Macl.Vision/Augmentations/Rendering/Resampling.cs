using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Macl.Inputs.Images;

namespace Macl.Vision.Augmentations;

/// <summary>
/// Crop, antialiased resize and flip in one pass: each row of the view is blended from rows of the picture, and its pixels from those of
/// that row, all three channels of a pixel at once. Nothing is rounded.
/// </summary>
internal sealed class Resampling
{
    private readonly AxisWeights _columns = new();
    private readonly AxisWeights _rows = new();
    private float[] _row = [];

    /// <summary>Resizes a part of a picture to the planes' size.</summary>
    public void Resize(RgbImage image, CropBox crop, bool flip, Planes planes)
    {
        _columns.Fit(crop.Width, planes.Size, first: 0, planes.Size);
        _rows.Fit(crop.Height, planes.Size, first: 0, planes.Size);
        Fill(image, crop, flip, planes);
    }

    /// <summary>Resizes a whole picture and takes the middle, of the planes' size.</summary>
    public void ResizeAndCentre(RgbImage image, int width, int height, Planes planes)
    {
        _columns.Fit(image.Width, width, Margin(width, planes.Size), planes.Size);
        _rows.Fit(image.Height, height, Margin(height, planes.Size), planes.Size);
        Fill(image, new CropBox(0, 0, image.Width, image.Height), flip: false, planes);
    }

    /// <summary>Halves go to the even number, as in torchvision's centre crop.</summary>
    private static int Margin(int side, int size) => (int)Math.Round((side - size) / 2.0);

    private void Fill(RgbImage image, CropBox crop, bool flip, Planes planes)
    {
        int values = crop.Width * RgbImage.Channels;
        if (_row.Length < values + Lanes.Count)
        {
            _row = new float[values + Lanes.Count];
        }

        int stride = image.Width * RgbImage.Channels;
        ReadOnlySpan<byte> corner = image.Pixels[(crop.Top * stride + crop.Left * RgbImage.Channels)..];
        for (int y = 0; y < planes.Size; y++)
        {
            BlendRows(corner[(_rows.Start(y) * stride)..], stride, _rows.Of(y), _row.AsSpan(0, values));
            FillRow(planes, y, flip);
        }
    }

    /// <summary>The weighted sum of rows of bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BlendRows(ReadOnlySpan<byte> pixels, int stride, ReadOnlySpan<float> weights, Span<float> row)
    {
        if (row.Length < Lanes.Count)
        {
            BlendNarrowRows(pixels, stride, weights, row);
            return;
        }

        ref byte source = ref MemoryMarshal.GetReference(pixels);
        ref float target = ref MemoryMarshal.GetReference(row);
        int last = row.Length - Lanes.Count;
        for (int index = 0; index < row.Length; index += Lanes.Count)
        {
            int start = Math.Min(index, last);
            ref byte value = ref Unsafe.Add(ref source, start);
            var sum = Vector512<float>.Zero;
            foreach (float weight in weights)
            {
                sum = Vector512.MultiplyAddEstimate(Lanes.ToSingle(Vector128.LoadUnsafe(ref value)), Vector512.Create(weight), sum);
                value = ref Unsafe.Add(ref value, stride);
            }

            sum.StoreUnsafe(ref target, (nuint)start);
        }
    }

    private static void BlendNarrowRows(ReadOnlySpan<byte> pixels, int stride, ReadOnlySpan<float> weights, Span<float> row)
    {
        row.Clear();
        for (int tap = 0; tap < weights.Length; tap++)
        {
            for (int index = 0; index < row.Length; index++)
            {
                row[index] += weights[tap] * pixels[tap * stride + index];
            }
        }
    }

    /// <summary>One row of the view from the blended row. A pixel's vector holds one value too many, which nobody reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillRow(Planes planes, int y, bool flip)
    {
        Span<float> red = planes[0].Slice(y * planes.Size, planes.Size);
        Span<float> green = planes[1].Slice(y * planes.Size, planes.Size);
        Span<float> blue = planes[2].Slice(y * planes.Size, planes.Size);
        ref float row = ref MemoryMarshal.GetArrayDataReference(_row);
        for (int x = 0; x < red.Length; x++)
        {
            ref float pixel = ref Unsafe.Add(ref row, _columns.Start(x) * RgbImage.Channels);
            var sum = Vector128<float>.Zero;
            foreach (float weight in _columns.Of(x))
            {
                sum = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref pixel), Vector128.Create(weight), sum);
                pixel = ref Unsafe.Add(ref pixel, RgbImage.Channels);
            }

            int column = flip ? red.Length - 1 - x : x;
            red[column] = sum.GetElement(0);
            green[column] = sum.GetElement(1);
            blue[column] = sum.GetElement(2);
        }
    }
}
