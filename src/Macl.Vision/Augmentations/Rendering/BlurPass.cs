using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Macl.Vision.Augmentations;

/// <summary>A Gaussian blur, along the rows and then along the columns, with the picture reflected at its edges. Serves for many pictures of a thread.</summary>
internal sealed class BlurPass
{
    private readonly BlurTaps _taps = new();
    private readonly Planes _between = new();
    private float[] _line = [];
    private int[] _rows = [];

    public void Apply(Planes planes, GaussianBlur blur)
    {
        _taps.Fit(blur);
        if (_taps.Radius == 0)
        {
            return;
        }

        Reserve(planes.Size);
        for (int channel = 0; channel < Planes.Channels; channel++)
        {
            BlurRows(planes[channel], _between.WithRoom(channel), planes.Size);
            BlurColumns(_between.WithRoom(channel), planes.WithRoom(channel), planes.Size);
        }
    }

    private void Reserve(int size)
    {
        _between.Reshape(size);
        int taps = 2 * _taps.Radius + 1;
        if (_line.Length < size + taps + Lanes.Count)
        {
            _line = new float[size + taps + Lanes.Count];
        }

        if (_rows.Length < taps)
        {
            _rows = new int[taps];
        }
    }

    private void BlurRows(ReadOnlySpan<float> source, Span<float> target, int size)
    {
        for (int y = 0; y < size; y++)
        {
            Reflect(source.Slice(y * size, size));
            BlurLine(target[(y * size)..], size);
        }
    }

    /// <summary>A row with what is reflected on both sides of it.</summary>
    private void Reflect(ReadOnlySpan<float> row)
    {
        int radius = _taps.Radius;
        row.CopyTo(_line.AsSpan(radius));
        for (int tap = 1; tap <= radius; tap++)
        {
            _line[radius - tap] = row[tap];
            _line[radius + row.Length - 1 + tap] = row[row.Length - 1 - tap];
        }
    }

    /// <summary>Writes whole vectors: past the end of the row, where the next row or room is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BlurLine(Span<float> target, int size)
    {
        int radius = _taps.Radius;
        ref float middle = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_line), radius);
        ref float weights = ref MemoryMarshal.GetReference(_taps.Weights);
        for (int x = 0; x < size; x += Lanes.Count)
        {
            ref float value = ref Unsafe.Add(ref middle, x);
            Vector512<float> sum = Vector512.LoadUnsafe(ref value) * Vector512.Create(weights);
            for (int tap = 1; tap <= radius; tap++)
            {
                Vector512<float> both = Vector512.LoadUnsafe(ref Unsafe.Subtract(ref value, tap)) + Vector512.LoadUnsafe(ref Unsafe.Add(ref value, tap));
                sum = Vector512.MultiplyAddEstimate(both, Vector512.Create(Unsafe.Add(ref weights, tap)), sum);
            }

            sum.StoreUnsafe(ref MemoryMarshal.GetReference(target.Slice(x, Lanes.Count)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BlurColumns(ReadOnlySpan<float> source, Span<float> target, int size)
    {
        int radius = _taps.Radius;
        ref float values = ref MemoryMarshal.GetReference(source);
        for (int y = 0; y < size; y++)
        {
            for (int tap = -radius; tap <= radius; tap++)
            {
                _rows[radius + tap] = BlurTaps.Reflected(y + tap, size) * size;
            }

            for (int x = 0; x < size; x += Lanes.Count)
            {
                BlurColumn(ref Unsafe.Add(ref values, x), radius, _taps.Weights, _rows).StoreUnsafe(ref MemoryMarshal.GetReference(target.Slice(y * size + x, Lanes.Count)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> BlurColumn(ref float top, int radius, ReadOnlySpan<float> taps, int[] rows)
    {
        ref int middle = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(rows), radius);
        ref float weights = ref MemoryMarshal.GetReference(taps);
        Vector512<float> sum = Vector512.LoadUnsafe(ref Unsafe.Add(ref top, middle)) * Vector512.Create(weights);
        for (int tap = 1; tap <= radius; tap++)
        {
            var above = Vector512.LoadUnsafe(ref Unsafe.Add(ref top, Unsafe.Subtract(ref middle, tap)));
            var below = Vector512.LoadUnsafe(ref Unsafe.Add(ref top, Unsafe.Add(ref middle, tap)));
            sum = Vector512.MultiplyAddEstimate(above + below, Vector512.Create(Unsafe.Add(ref weights, tap)), sum);
        }

        return sum;
    }
}
