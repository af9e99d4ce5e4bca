using System.Numerics;

namespace Macl.Learning.Evaluation;

/// <summary>Embeddings scaled to length 1 and padded with zeros to whole vectors; those of length 0 stay 0.</summary>
internal sealed class UnitRows
{
    private readonly float[] _values;
    private readonly int _stride;

    public UnitRows(EmbeddingSet set)
    {
        Count = set.Count;
        _stride = (set.Dimension + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _values = new float[_stride * Count];
        for (int row = 0; row < Count; row++)
        {
            Scale(set[row], Writable(row));
        }
    }

    /// <summary>Rows.</summary>
    public int Count { get; }

    /// <summary>One row with its padding.</summary>
    public ReadOnlySpan<float> this[int row] => Writable(row);

    private Span<float> Writable(int row) => _values.AsSpan(row * _stride, _stride);

    private static void Scale(ReadOnlySpan<float> from, Span<float> to)
    {
        double length = Math.Sqrt(PairMeasures.Dot(from, from));
        for (int i = 0; length > 0 && i < from.Length; i++)
        {
            to[i] = (float)(from[i] / length);
        }
    }
}
