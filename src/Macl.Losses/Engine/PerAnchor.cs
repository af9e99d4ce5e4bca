using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Numbers of anchors, between arrays and tensors.</summary>
internal static unsafe class PerAnchor
{
    /// <summary>A float64 tensor in libtorch's own memory.</summary>
    /// <param name="count">How many anchors.</param>
    /// <param name="value">The number of each.</param>
    public static Tensor ToTensor(int count, Func<int, double> value)
    {
        Tensor values = empty(count, ScalarType.Float64);
        fixed (byte* bytes = values.bytes)
        {
            for (int anchor = 0; anchor < count; anchor++)
            {
                ((double*)bytes)[anchor] = value(anchor);
            }
        }

        return values;
    }

    /// <summary>The smallest of the first <paramref name="count"/> numbers.</summary>
    public static double Smallest(double[] values, int count)
    {
        double smallest = double.PositiveInfinity;
        foreach (double value in values.AsSpan(0, count))
        {
            smallest = Math.Min(smallest, value);
        }

        return smallest;
    }
}
