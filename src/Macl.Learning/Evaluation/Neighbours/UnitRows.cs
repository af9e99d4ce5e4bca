using System.Numerics;

namespace Macl.Learning.Evaluation;

/// <summary>Labelled embeddings scaled to length 1 and padded with zeros to whole vectors; those of length 0 stay 0.</summary>
internal sealed class UnitRows
{
    private readonly float[] _values;
    private readonly int _stride;

    public UnitRows(EmbeddingSet set)
        : this((set.Dimension + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count, [.. ClassIndex.LabelsOf(set)])
    {
        for (int row = 0; row < set.Count; row++)
        {
            Scale(set[row], Writable(row));
        }
    }

    private UnitRows(int stride, int[] labels)
    {
        _values = new float[stride * labels.Length];
        _stride = stride;
        Labels = labels;
    }

    /// <summary>The class of each row.</summary>
    public int[] Labels { get; }

    /// <summary>Rows.</summary>
    public int Count => Labels.Length;

    /// <summary>One row with its padding.</summary>
    public ReadOnlySpan<float> this[int row] => Writable(row);

    /// <summary>Some rows.</summary>
    public UnitRows Select(IReadOnlyList<int> rows)
    {
        var selected = new UnitRows(_stride, [.. rows.Select(row => Labels[row])]);
        for (int i = 0; i < rows.Count; i++)
        {
            this[rows[i]].CopyTo(selected.Writable(i));
        }

        return selected;
    }

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
