using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>In vector instructions, each row in one go: contiguous float32 rows on processors with 512-bit vectors.</summary>
/// <param name="threads">How many threads may work.</param>
internal sealed unsafe class VectorRowMath(int threads) : RowMath
{
    private const int RowsAtOnce = 256;

    /// <inheritdoc/>
    public override UnitSet Normalise(Tensor rows, Func<long, string> nameOfRow)
    {
        (int count, int width) = Size(rows);
        Tensor unit = empty_like(rows);
        Tensor inverseLengths = empty([count, 1], ScalarType.Float32);
        fixed (byte* from = rows.bytes, to = unit.bytes, inverse = inverseLengths.bytes)
        {
            (nint source, nint target, nint lengths) = ((nint)from, (nint)to, (nint)inverse);
            ForEachRow(count, row => ((float*)lengths)[row] = RowKernels.Normalise((float*)source + (row * width), (float*)target + (row * width), width));
        }

        TensorChecks.ThrowIfNotFinite(inverseLengths, nameOfRow);
        return new UnitSet(unit, inverseLengths);
    }

    /// <inheritdoc/>
    public override Tensor Dots(Tensor left, Tensor right, long offset)
    {
        (int count, int width) = Size(left);
        Tensor dots = empty(count, ScalarType.Float64);
        fixed (byte* one = left.bytes, other = right.bytes, to = dots.bytes)
        {
            (nint lefts, nint rights, nint target) = ((nint)one, (nint)other, (nint)to);
            ForEachRow(count, row => ((double*)target)[row] = RowKernels.Dot((float*)lefts + (row * width), (float*)rights + (Turned(row, offset, count) * width), width));
        }

        return dots;
    }

    /// <inheritdoc/>
    public override void AddScaled(Tensor target, Tensor factors, long factorOffset, Tensor rows, long offset)
    {
        int count = (int)factors.shape[0];
        int width = (int)rows.shape[1];
        fixed (byte* sum = target.bytes, factor = factors.bytes, from = rows.bytes)
        {
            (nint sums, nint scales, nint source) = ((nint)sum, (nint)factor, (nint)from);
            ForEachRow(count, row => RowKernels.AddScaled(
                (float*)sums + (row * width), (float)((double*)scales)[Turned(row, factorOffset, count)], (float*)source + (Turned(row, offset, count) * width), width));
        }
    }

    /// <inheritdoc/>
    public override void GoThroughNormalisation(UnitSet unit, Tensor gradient)
    {
        (int count, int width) = Size(gradient);
        fixed (byte* from = unit.Rows.bytes, inverse = unit.InverseLengths.bytes, to = gradient.bytes)
        {
            (nint units, nint lengths, nint gradients) = ((nint)from, (nint)inverse, (nint)to);
            ForEachRow(count, row => RowKernels.GoThroughNormalisation((float*)units + (row * width), ((float*)lengths)[row], (float*)gradients + (row * width), width));
        }
    }

    private static (int Count, int Width) Size(Tensor rows) => ((int)rows.shape[0], (int)rows.shape[1]);

    private static long Turned(long row, long offset, long count) => row + offset < count ? row + offset : row + offset - count;

    private void ForEachRow(int count, Action<long> work)
    {
        int chunks = (count + RowsAtOnce - 1) / RowsAtOnce;
        if (chunks == 1 || threads == 1)
        {
            Do(0, count);
        }
        else
        {
            Parallel.For(0, chunks, new ParallelOptions { MaxDegreeOfParallelism = threads }, chunk => Do(chunk * RowsAtOnce, Math.Min(count, (chunk + 1) * RowsAtOnce)));
        }

        void Do(int first, int end)
        {
            for (long row = first; row < end; row++)
            {
                work(row);
            }
        }
    }
}
