using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>In vector instructions, each row in one go: contiguous float32 rows on processors with 512-bit vectors.</summary>
/// <param name="threads">How many threads may work.</param>
internal sealed unsafe class VectorRowMath(int threads) : RowMath
{
    private const int RowsAtOnce = 256;

    /// <inheritdoc/>
    public override UnitSet Normalise(IReadOnlyList<RowPart> parts)
    {
        long count = parts.Sum(part => part.Rows.shape[0]);
        Tensor unit = empty([count, parts[0].Rows.shape[1]], ScalarType.Float32);
        Tensor inverseLengths = empty([count, 1], ScalarType.Float32);
        long first = 0;
        foreach (RowPart part in parts)
        {
            NormalisePart(part, unit, inverseLengths, first);
            first += part.Rows.shape[0];
        }

        return new UnitSet(unit, inverseLengths);
    }

    /// <summary>In the threads of the other work: those of libtorch would go on spinning beside it.</summary>
    public override Tensor Zeros(Tensor like)
    {
        (int count, int width) = Size(like);
        Tensor zeros = empty_like(like);
        fixed (byte* to = zeros.bytes)
        {
            var target = (nint)to;
            ForEachRow(count, width, row => new Span<float>((float*)target + (row * width), width).Clear());
        }

        return zeros;
    }

    /// <inheritdoc/>
    public override Tensor Dots(Tensor left, Tensor right, long offset)
    {
        (int count, int width) = Size(left);
        Tensor dots = empty(count, ScalarType.Float64);
        fixed (byte* one = left.bytes, other = right.bytes, to = dots.bytes)
        {
            (nint lefts, nint rights, nint target) = ((nint)one, (nint)other, (nint)to);
            ForEachRow(count, width, row => ((double*)target)[row] = RowKernels.Dot((float*)lefts + (row * width), (float*)rights + (Turned(row, offset, count) * width), width));
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
            ForEachRow(count, width, row => RowKernels.AddScaled(
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
            ForEachRow(count, width, row => RowKernels.GoThroughNormalisation((float*)units + (row * width), ((float*)lengths)[row], (float*)gradients + (row * width), width));
        }
    }

    private void NormalisePart(RowPart part, Tensor unit, Tensor inverseLengths, long first)
    {
        (int count, int width) = Size(part.Rows);
        long broken = long.MaxValue;
        fixed (byte* from = part.Rows.bytes, to = unit.bytes, inverse = inverseLengths.bytes)
        {
            (nint source, nint target, nint lengths) = ((nint)from, (nint)to, (nint)inverse);
            ForEachRow(count, width, row =>
            {
                float found = RowKernels.Normalise((float*)source + (row * width), (float*)target + ((first + row) * width), width);
                ((float*)lengths)[first + row] = found;
                if (float.IsNaN(found))
                {
                    NoteSmallest(ref broken, row);
                }
            });
        }

        if (broken < long.MaxValue)
        {
            throw TensorChecks.NotFinite(broken, part.Name);
        }
    }

    private static void NoteSmallest(ref long smallest, long row)
    {
        long seen = Volatile.Read(ref smallest);
        while (row < seen && Interlocked.CompareExchange(ref smallest, row, seen) is var found && found != seen)
        {
            seen = found;
        }
    }

    private static (int Count, int Width) Size(Tensor rows) => ((int)rows.shape[0], (int)rows.shape[1]);

    private static long Turned(long row, long offset, long count) => row + offset < count ? row + offset : row + offset - count;

    private void ForEachRow(int count, int width, Action<long> work)
    {
        int chunks = (count + RowsAtOnce - 1) / RowsAtOnce;
        CpuThreads.For(chunks, CpuThreads.ForNumbers((long)count * width, threads), chunk =>
        {
            for (long row = chunk * RowsAtOnce; row < Math.Min(count, (chunk + 1) * RowsAtOnce); row++)
            {
                work(row);
            }
        });
    }
}
