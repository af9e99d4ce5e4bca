using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Macl.Losses;

/// <summary>The arithmetic of one row, sixteen numbers at a time and the rest one by one.</summary>
internal static unsafe class RowKernels
{
    private const int Lanes = ProductKernel.Lanes;

    /// <summary>Scales a row to length 1 and gives one over its length: 0 for a zero row, NaN for one that is not finite.</summary>
    /// <remarks>Dividing by the largest magnitude first keeps the squares in range.</remarks>
    public static float Normalise(float* row, float* unit, int width)
    {
        float largest = LargestMagnitude(row, width);
        if (largest == 0 || !float.IsFinite(largest))
        {
            new Span<float>(unit, width).Clear();
            return largest == 0 ? 0 : float.NaN;
        }

        Divide(row, largest, unit, width);
        float length = (float)Math.Sqrt(Dot(unit, unit, width));
        Divide(unit, length, unit, width);
        return Math.Min(1 / (largest * length), float.MaxValue);
    }

    /// <summary>The product of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Dot(float* left, float* right, int width)
    {
        var sum = Vector512<float>.Zero;
        int column = 0;
        for (; column <= width - Lanes; column += Lanes)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Load(left + column), Vector512.Load(right + column), sum);
        }

        double total = Total(sum);
        for (; column < width; column++)
        {
            total += (double)left[column] * right[column];
        }

        return total;
    }

    /// <summary>Adds a row times a factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddScaled(float* target, float factor, float* row, int width)
    {
        int column = 0;
        for (; column <= width - Lanes; column += Lanes)
        {
            Vector512.FusedMultiplyAdd(Vector512.Create(factor), Vector512.Load(row + column), Vector512.Load(target + column)).Store(target + column);
        }

        for (; column < width; column++)
        {
            target[column] = MathF.FusedMultiplyAdd(factor, row[column], target[column]);
        }
    }

    /// <summary>Takes what points along the unit row off the gradient, and divides the rest by the length; what would be infinite is the largest number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void GoThroughNormalisation(float* unit, float inverseLength, float* gradient, int width)
    {
        AddScaled(gradient, (float)-Dot(unit, gradient, width), unit, width);
        int column = 0;
        for (; column <= width - Lanes; column += Lanes)
        {
            Vector512.Clamp(Vector512.Load(gradient + column) * Vector512.Create(inverseLength), Vector512.Create(float.MinValue), Vector512.Create(float.MaxValue)).Store(gradient + column);
        }

        for (; column < width; column++)
        {
            gradient[column] = Math.Clamp(gradient[column] * inverseLength, float.MinValue, float.MaxValue);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float LargestMagnitude(float* row, int width)
    {
        var largest = Vector512<float>.Zero;
        int column = 0;
        for (; column <= width - Lanes; column += Lanes)
        {
            largest = Vector512.Max(largest, Vector512.Abs(Vector512.Load(row + column)));
        }

        float found = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            found = Math.Max(found, largest[lane]);
        }

        for (; column < width; column++)
        {
            found = Math.Max(found, Math.Abs(row[column]));
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Divide(float* row, float divisor, float* target, int width)
    {
        int column = 0;
        for (; column <= width - Lanes; column += Lanes)
        {
            (Vector512.Load(row + column) / Vector512.Create(divisor)).Store(target + column);
        }

        for (; column < width; column++)
        {
            target[column] = row[column] / divisor;
        }
    }

    private static double Total(Vector512<float> lanes)
    {
        (Vector512<double> low, Vector512<double> high) = Vector512.Widen(lanes);
        return Vector512.Sum(low + high);
    }
}
