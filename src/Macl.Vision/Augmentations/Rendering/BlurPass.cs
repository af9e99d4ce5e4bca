using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Macl.Vision.Augmentations;

/// <summary>A Gaussian blur, along the rows and then along the columns, with the picture reflected at its edges. Serves for many pictures of a thread.</summary>
internal sealed class BlurPass
{
    /// <summary>Taps below this are left out: all of them together move no value by a hundredth of a grey level.</summary>
    private const double Negligible = 1e-6;

    private readonly Planes _between = new();
    private float[] _weights = [];
    private float[] _line = [];
    private int[] _rows = [];
    private int _radius;

    public void Apply(Planes planes, GaussianBlur blur)
    {
        Fit(blur);
        if (_radius == 0)
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

    /// <summary>The taps from the middle outwards. Those that stay sum to 1 over both sides.</summary>
    private void Fit(GaussianBlur blur)
    {
        int half = blur.Kernel / 2;
        if (_weights.Length <= half)
        {
            _weights = new float[half + 1];
        }

        double all = 0;
        for (int tap = -half; tap <= half; tap++)
        {
            all += Density(tap, blur.Sigma);
        }

        _radius = half;
        while (_radius > 0 && Density(_radius, blur.Sigma) < Negligible * all)
        {
            all -= 2 * Density(_radius--, blur.Sigma);
        }

        for (int tap = 0; tap <= _radius; tap++)
        {
            _weights[tap] = (float)(Density(tap, blur.Sigma) / all);
        }
    }

    private static double Density(int tap, double sigma) => Math.Exp(-.5 * (tap / sigma) * (tap / sigma));

    private void Reserve(int size)
    {
        _between.Reshape(size);
        if (_line.Length < size + 2 * _radius + Lanes.Count)
        {
            _line = new float[size + 2 * _radius + Lanes.Count];
        }

        if (_rows.Length < 2 * _radius + 1)
        {
            _rows = new int[2 * _radius + 1];
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
        row.CopyTo(_line.AsSpan(_radius));
        for (int tap = 1; tap <= _radius; tap++)
        {
            _line[_radius - tap] = row[tap];
            _line[_radius + row.Length - 1 + tap] = row[row.Length - 1 - tap];
        }
    }

    /// <summary>Writes whole vectors: past the end of the row, where the next row or room is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BlurLine(Span<float> target, int size)
    {
        ref float middle = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_line), _radius);
        ref float weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (int x = 0; x < size; x += Lanes.Count)
        {
            ref float value = ref Unsafe.Add(ref middle, x);
            Vector512<float> sum = Vector512.LoadUnsafe(ref value) * Vector512.Create(weights);
            for (int tap = 1; tap <= _radius; tap++)
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
        ref float values = ref MemoryMarshal.GetReference(source);
        for (int y = 0; y < size; y++)
        {
            for (int tap = -_radius; tap <= _radius; tap++)
            {
                _rows[_radius + tap] = Reflected(y + tap, size) * size;
            }

            for (int x = 0; x < size; x += Lanes.Count)
            {
                BlurColumn(ref Unsafe.Add(ref values, x)).StoreUnsafe(ref MemoryMarshal.GetReference(target.Slice(y * size + x, Lanes.Count)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> BlurColumn(ref float top)
    {
        ref int middle = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), _radius);
        ref float weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        Vector512<float> sum = Vector512.LoadUnsafe(ref Unsafe.Add(ref top, middle)) * Vector512.Create(weights);
        for (int tap = 1; tap <= _radius; tap++)
        {
            var above = Vector512.LoadUnsafe(ref Unsafe.Add(ref top, Unsafe.Subtract(ref middle, tap)));
            var below = Vector512.LoadUnsafe(ref Unsafe.Add(ref top, Unsafe.Add(ref middle, tap)));
            sum = Vector512.MultiplyAddEstimate(above + below, Vector512.Create(Unsafe.Add(ref weights, tap)), sum);
        }

        return sum;
    }

    private static int Reflected(int index, int size) => index < 0 ? -index : index >= size ? 2 * (size - 1) - index : index;
}
