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
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)_buffer[i];
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
