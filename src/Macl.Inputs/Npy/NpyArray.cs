using System.Runtime.InteropServices;

namespace Macl.Inputs.Npy;

/// <summary>The contents of a .npy file: a vector or a matrix of floating-point numbers.</summary>
public sealed class NpyArray
{
    private readonly byte[] _bytes;

    internal NpyArray(NpyType type, int[] shape, byte[] bytes)
    {
        Type = type;
        Shape = shape;
        _bytes = bytes;
    }

    /// <summary>The precision in the file.</summary>
    public NpyType Type { get; }

    /// <summary>One size or two; rows come first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>All values, row after row, in single precision.</summary>
    public float[] ToSingles() => Type switch
    {
        NpyType.HalfPrecision => Convert<Half, float>(value => (float)value),
        NpyType.SinglePrecision => Values<float>().ToArray(),
        _ => Convert<double, float>(value => (float)value),
    };

    /// <summary>All values, row after row, in double precision.</summary>
    public double[] ToDoubles() => Type switch
    {
        NpyType.HalfPrecision => Convert<Half, double>(value => (double)value),
        NpyType.SinglePrecision => Convert<float, double>(value => value),
        _ => Values<double>().ToArray(),
    };

    private ReadOnlySpan<T> Values<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_bytes);

    private TTo[] Convert<TFrom, TTo>(Converter<TFrom, TTo> converter)
        where TFrom : unmanaged => Array.ConvertAll(Values<TFrom>().ToArray(), converter);
}
