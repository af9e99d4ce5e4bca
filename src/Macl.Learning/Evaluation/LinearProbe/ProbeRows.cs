using System.Numerics;
using System.Runtime.InteropServices;

namespace Macl.Learning.Evaluation;

/// <summary>Standardised embeddings in double precision, each followed by a 1 for the intercept and zeros up to whole vectors.</summary>
internal sealed class ProbeRows
{
    private readonly double[] _values;

    private ProbeRows(int count, int dimension)
    {
        Count = count;
        InterceptColumn = dimension;
        Stride = (dimension + Vector<double>.Count) / Vector<double>.Count * Vector<double>.Count;
        _values = new double[count * Stride];
    }

    /// <summary>Rows.</summary>
    public int Count { get; }

    /// <summary>The column of ones.</summary>
    public int InterceptColumn { get; }

    /// <summary>Columns with intercept and padding.</summary>
    public int Stride { get; }

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
            Standardise(set[row], standardisation, rows._values.AsSpan(row * rows.Stride, rows.Stride));
        }

        return rows;
    }

    /// <summary>One row · the weights of one output.</summary>
    public double Dot(int row, double[] weights, int output)
    {
        ReadOnlySpan<Vector<double>> values = VectorsOf(_values, row);
        ReadOnlySpan<Vector<double>> factors = VectorsOf(weights, output);
        Vector<double> sum = default;
        for (int i = 0; i < values.Length && i < factors.Length; i++)
        {
            sum += values[i] * factors[i];
        }

        return Vector.Sum(sum);
    }

    /// <summary>Adds a multiple of one row to the sums of one output.</summary>
    public void AddTo(double[] sums, int output, int row, double factor)
    {
        ReadOnlySpan<Vector<double>> values = VectorsOf(_values, row);
        Span<Vector<double>> target = VectorsOf(sums, output);
        for (int i = 0; i < values.Length && i < target.Length; i++)
        {
            target[i] += values[i] * factor;
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

    private Span<Vector<double>> VectorsOf(double[] values, int row) =>
        MemoryMarshal.Cast<double, Vector<double>>(values.AsSpan(row * Stride, Stride));
}
