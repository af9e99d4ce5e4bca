using System.Numerics;

namespace Macl.Learning.Evaluation;

/// <summary>The kernel between the rows of a training part.</summary>
internal sealed class TrainingKernelRows(PairTable pairs, SvmKernel kernel, int[] rows, long memoryBytes) : KernelRows(rows.Length, memoryBytes)
{
    private readonly double[] _buffer = new double[rows.Length];
    private readonly double[] _diagonal = DiagonalOf(pairs, kernel, rows);

    public override double Diagonal(int row) => _diagonal[row];

    protected override void Fill(int row, Span<float> values)
    {
        pairs.Read(rows[row], rows, _buffer);
        kernel.Apply(_buffer);
        Narrow(_buffer, values);
    }

    private static void Narrow(ReadOnlySpan<double> from, Span<float> to)
    {
        int whole = to.Length - (to.Length % Vector<float>.Count);
        for (int i = 0; i < whole; i += Vector<float>.Count)
        {
            var low = new Vector<double>(from[i..]);
            var high = new Vector<double>(from[(i + Vector<double>.Count)..]);
            Vector.Narrow(low, high).CopyTo(to[i..]);
        }

        for (int i = whole; i < to.Length; i++)
        {
            to[i] = (float)from[i];
        }
    }

    private static double[] DiagonalOf(PairTable pairs, SvmKernel kernel, int[] rows)
    {
        var diagonal = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            pairs.Read(rows[i], rows.AsSpan(i, 1), diagonal.AsSpan(i, 1));
        }

        kernel.Apply(diagonal);
        return diagonal;
    }
}
