using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Macl.Losses;

/// <summary>What is done to a row of a bfloat16 tile of similarities less 1, thirty-two at a time and the rest one by one; arithmetic in float32.</summary>
internal static unsafe class HalfKernels
{
    private const int Lanes = 32;
    private const int HalfBits = 16;
    private const ushort MinusInfinity = 0xff80;

    /// <summary>The sum of exp(scale · x) over a row; each is added to its column's sum, and put in the place of x where asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float SumExponentials(ushort* row, int width, float scale, float* columnSums, bool keep)
    {
        var factor = Vector512.Create(scale);
        var sum = Vector512<float>.Zero;
        int column = 0;
        for (; column <= width - Lanes; column += Lanes)
        {
            (Vector512<float> low, Vector512<float> high) = Load(row + column);
            low = VectorExp.Of(low * factor);
            high = VectorExp.Of(high * factor);
            sum += low + high;
            (Vector512.Load(columnSums + column) + low).Store(columnSums + column);
            (Vector512.Load(columnSums + column + ProductKernel.Lanes) + high).Store(columnSums + column + ProductKernel.Lanes);
            if (keep)
            {
                Store(row + column, low, high);
            }
        }

        float total = Vector512.Sum(sum);
        for (; column < width; column++)
        {
            float value = MathF.Exp(ToSingle(row[column]) * scale);
            total += value;
            columnSums[column] += value;
            row[column] = keep ? ToHalf(value) : row[column];
        }

        return total;
    }

    /// <summary>Puts exp(scale · x), or x itself where it is an exponential already, times the weight of the row and its column in the place of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Weigh(ushort* row, int width, float scale, bool isExponential, float rowWeight, float* columnWeights)
    {
        var factor = Vector512.Create(scale);
        var weight = Vector512.Create(rowWeight);
        int column = 0;
        for (; column <= width - Lanes; column += Lanes)
        {
            (Vector512<float> low, Vector512<float> high) = Load(row + column);
            if (!isExponential)
            {
                low = VectorExp.Of(low * factor);
                high = VectorExp.Of(high * factor);
            }

            Store(row + column, low * (weight + Vector512.Load(columnWeights + column)), high * (weight + Vector512.Load(columnWeights + column + ProductKernel.Lanes)));
        }

        for (; column < width; column++)
        {
            float value = ToSingle(row[column]);
            row[column] = ToHalf((isExponential ? value : MathF.Exp(value * scale)) * (rowWeight + columnWeights[column]));
        }
    }

    /// <summary>The largest of a row; each column's largest is kept up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Largest(ushort* row, int width, float* ofColumns)
    {
        float largest = float.NegativeInfinity;
        for (int column = 0; column < width; column++)
        {
            float value = ToSingle(row[column]);
            largest = Math.Max(largest, value);
            ofColumns[column] = Math.Max(ofColumns[column], value);
        }

        return largest;
    }

    /// <summary>Adds numbers to as many in float32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Add(float* sums, ushort* values, int count)
    {
        int index = 0;
        for (; index <= count - Lanes; index += Lanes)
        {
            (Vector512<float> low, Vector512<float> high) = Load(values + index);
            (Vector512.Load(sums + index) + low).Store(sums + index);
            (Vector512.Load(sums + index + ProductKernel.Lanes) + high).Store(sums + index + ProductKernel.Lanes);
        }

        for (; index < count; index++)
        {
            sums[index] += ToSingle(values[index]);
        }
    }

    /// <summary>Makes candidates of the anchor's own key no negatives.</summary>
    public static void Exclude(ushort* row, int key, ReadOnlySpan<int> candidateKeys)
    {
        for (int column = candidateKeys.IndexOf(key); column >= 0;)
        {
            row[column] = MinusInfinity;
            int next = candidateKeys[(column + 1)..].IndexOf(key);
            column = next < 0 ? -1 : column + 1 + next;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> Low, Vector512<float> High) Load(ushort* halves)
    {
        (Vector512<uint> low, Vector512<uint> high) = Vector512.Widen(Vector512.Load(halves));
        return (Vector512.ShiftLeft(low, HalfBits).AsSingle(), Vector512.ShiftLeft(high, HalfBits).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ushort* halves, Vector512<float> low, Vector512<float> high) =>
        Vector512.Narrow(Rounded(low.AsUInt32()), Rounded(high.AsUInt32())).Store(halves);

    /// <summary>To the nearest bfloat16, ties to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Rounded(Vector512<uint> bits)
    {
        Vector512<uint> upper = Vector512.ShiftRightLogical(bits, HalfBits);
        return Vector512.ShiftRightLogical(bits + Vector512.Create(0x7fffu) + (upper & Vector512<uint>.One), HalfBits);
    }

    private static float ToSingle(ushort half) => BitConverter.UInt32BitsToSingle((uint)half << HalfBits);

    private static ushort ToHalf(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return (ushort)((bits + 0x7fff + ((bits >> HalfBits) & 1)) >> HalfBits);
    }
}
