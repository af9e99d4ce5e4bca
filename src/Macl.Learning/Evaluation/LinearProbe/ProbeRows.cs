using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Macl.Learning.Evaluation;

/// <summary>Standardised embeddings in double precision, each followed by a 1 for the intercept and zeros up to whole vectors.</summary>
internal sealed class ProbeRows
{
    /// <summary>Rows that are added at a time.</summary>
    public const int AtOnce = 4;

    private readonly double[] _values;
    private readonly Lazy<double[]> _meanSquares;

    private ProbeRows(int count, int dimension)
    {
        Count = count;
        InterceptColumn = dimension;
        Stride = (dimension + Vector<double>.Count) / Vector<double>.Count * Vector<double>.Count;
        _values = new double[count * Stride];
        _meanSquares = new Lazy<double[]>(MeanSquaresOfColumns);
    }

    /// <summary>Rows.</summary>
    public int Count { get; }

    /// <summary>The column of ones.</summary>
    public int InterceptColumn { get; }

    /// <summary>Columns with intercept and padding.</summary>
    public int Stride { get; }

    /// <summary>The mean square of each column.</summary>
    public double[] MeanSquares => _meanSquares.Value;

    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static ProbeRows Of(EmbeddingSet set, Standardisation standardisation)
    {
        if (set.Dimension != standardisation.Mean.Length)
        {
            throw new ArgumentException($"Embeddings are {set.Count} × {set.Dimension}; the probe was trained on dimension {standardisation.Mean.Length}.", nameof(set));
        }

        var rows = new ProbeRows(set.Count, set.Dimension);
        for (int row = 0; row < set.Count; row++)
        {
            Standardise(set[row], standardisation, rows.RowAt(row));
        }

        return rows;
    }

    /// <summary>
    /// The same rows moved to mean 0 and turned to their principal axes, so that columns are uncorrelated. A classifier with a penalty on ‖W‖ and
    /// none on the intercept does not change by it, but is found in fewer steps.
    /// </summary>
    public static ProbeRows OnPrincipalAxes(EmbeddingSet set)
    {
        using var scope = NewDisposeScope();
        Tensor values = tensor(set.Values, set.Count, set.Dimension).to(ScalarType.Float64);
        values.sub_(values.mean([0L]));
        (_, Tensor axes) = linalg.eigh(values.t().matmul(values));
        var rows = new ProbeRows(set.Count, set.Dimension);
        double[] turned = values.matmul(axes).data<double>().ToArray();
        for (int row = 0; row < set.Count; row++)
        {
            turned.AsSpan(row * set.Dimension, set.Dimension).CopyTo(rows.RowAt(row));
            rows.RowAt(row)[set.Dimension] = 1;
        }

        return rows;
    }

    /// <summary>Some rows.</summary>
    public ProbeRows Select(IReadOnlyList<int> rows)
    {
        var selected = new ProbeRows(rows.Count, InterceptColumn);
        for (int i = 0; i < rows.Count; i++)
        {
            RowAt(rows[i]).CopyTo(selected.RowAt(i));
        }

        return selected;
    }

    /// <summary>One row · the weights of each output, as many as there are results.</summary>
    public void Dot(int row, double[] weights, Span<double> results)
    {
        for (int output = 0; output < results.Length; output += AtOnce)
        {
            DotFour(VectorsOf(_values, row), weights, output, results);
        }
    }

    /// <summary>The first of the outputs that are largest in one row.</summary>
    public int LargestOutput(int row, double[] weights, int outputs)
    {
        Span<double> results = stackalloc double[outputs];
        Dot(row, weights, results);
        int best = 0;
        for (int output = 1; output < outputs; output++)
        {
            best = results[output] > results[best] ? output : best;
        }

        return best;
    }

    /// <summary>Adds multiples of up to <see cref="AtOnce"/> rows, which lie behind each other, to the sums of one output.</summary>
    /// <param name="sums">The sums of each output.</param>
    /// <param name="output">Which output.</param>
    /// <param name="firstRow">The first of the rows.</param>
    /// <param name="factors">The factor of each row.</param>
    public void AddTo(double[] sums, int output, int firstRow, ReadOnlySpan<double> factors)
    {
        int last = factors.Length - 1;
        AddFour(
            VectorsOf(sums, output),
            VectorsOf(_values, firstRow), factors[0],
            VectorsOf(_values, firstRow + Math.Min(1, last)), last < 1 ? 0 : factors[1],
            VectorsOf(_values, firstRow + Math.Min(2, last)), last < 2 ? 0 : factors[2],
            VectorsOf(_values, firstRow + Math.Min(3, last)), last < 3 ? 0 : factors[3]);
    }

    /// <summary>
    /// Four sums side by side keep the processor busy, where a single one would wait for each addition; past the last output it is repeated.
    /// Products are added without rounding in between where the processor can.
    /// </summary>
    private void DotFour(ReadOnlySpan<Vector<double>> values, double[] weights, int first, Span<double> results)
    {
        int last = results.Length - 1;
        ReadOnlySpan<Vector<double>> a = VectorsOf(weights, first);
        ReadOnlySpan<Vector<double>> b = VectorsOf(weights, Math.Min(first + 1, last));
        ReadOnlySpan<Vector<double>> c = VectorsOf(weights, Math.Min(first + 2, last));
        ReadOnlySpan<Vector<double>> d = VectorsOf(weights, Math.Min(first + 3, last));
        Vector<double> sumA = default, sumB = default, sumC = default, sumD = default;
        for (int i = 0; i < values.Length && i < a.Length && i < b.Length && i < c.Length && i < d.Length; i++)
        {
            sumA = Vector.MultiplyAddEstimate(values[i], a[i], sumA);
            sumB = Vector.MultiplyAddEstimate(values[i], b[i], sumB);
            sumC = Vector.MultiplyAddEstimate(values[i], c[i], sumC);
            sumD = Vector.MultiplyAddEstimate(values[i], d[i], sumD);
        }

        results[Math.Min(first + 3, last)] = Vector.Sum(sumD);
        results[Math.Min(first + 2, last)] = Vector.Sum(sumC);
        results[Math.Min(first + 1, last)] = Vector.Sum(sumB);
        results[first] = Vector.Sum(sumA);
    }

    private static void AddFour(
        Span<Vector<double>> target,
        ReadOnlySpan<Vector<double>> a, double factorA,
        ReadOnlySpan<Vector<double>> b, double factorB,
        ReadOnlySpan<Vector<double>> c, double factorC,
        ReadOnlySpan<Vector<double>> d, double factorD)
    {
        for (int i = 0; i < target.Length && i < a.Length && i < b.Length && i < c.Length && i < d.Length; i++)
        {
            var sum = Vector.MultiplyAddEstimate(a[i], new Vector<double>(factorA), target[i]);
            sum = Vector.MultiplyAddEstimate(b[i], new Vector<double>(factorB), sum);
            sum = Vector.MultiplyAddEstimate(c[i], new Vector<double>(factorC), sum);
            target[i] = Vector.MultiplyAddEstimate(d[i], new Vector<double>(factorD), sum);
        }
    }

    private static void Standardise(ReadOnlySpan<float> from, Standardisation standardisation, Span<double> to)
    {
        for (int column = 0; column < from.Length; column++)
        {
            to[column] = (from[column] - standardisation.Mean[column]) * standardisation.Scale[column];
        }

        to[from.Length] = 1;
    }

    private double[] MeanSquaresOfColumns()
    {
        var sums = new double[Stride];
        for (int row = 0; row < Count; row++)
        {
            Span<double> values = RowAt(row);
            for (int column = 0; column < Stride; column++)
            {
                sums[column] += values[column] * values[column];
            }
        }

        return [.. sums.Select(sum => sum / Count)];
    }

    private Span<double> RowAt(int row) => _values.AsSpan(row * Stride, Stride);

    private Span<Vector<double>> VectorsOf(double[] values, int row) =>
        MemoryMarshal.Cast<double, Vector<double>>(values.AsSpan(row * Stride, Stride));
}
