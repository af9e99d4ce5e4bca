using System.Numerics;
using System.Runtime.InteropServices;

namespace Macl.Learning.Evaluation;

/// <summary>The similarities of a few queries to all training rows; each training row is read once for all of them.</summary>
internal sealed class SimilarityBlock(UnitRows train)
{
    /// <summary>Queries in a block.</summary>
    public const int Queries = 4;

    private readonly float[] _similarities = new float[Queries * train.Count];

    /// <summary>The similarities of one query of the block.</summary>
    public ReadOnlySpan<float> this[int query] => _similarities.AsSpan(query * train.Count, train.Count);

    /// <summary>Computes the block that begins at a query; at the end of the queries the last one is repeated.</summary>
    public void Fill(UnitRows queries, int first)
    {
        int last = queries.Count - 1;
        ReadOnlySpan<Vector<float>> a = AsVectors(queries[first]);
        ReadOnlySpan<Vector<float>> b = AsVectors(queries[Math.Min(first + 1, last)]);
        ReadOnlySpan<Vector<float>> c = AsVectors(queries[Math.Min(first + 2, last)]);
        ReadOnlySpan<Vector<float>> d = AsVectors(queries[Math.Min(first + 3, last)]);
        for (int row = 0; row < train.Count; row++)
        {
            Write(row, AsVectors(train[row]), a, b, c, d);
        }
    }

    private void Write(
        int row,
        ReadOnlySpan<Vector<float>> values,
        ReadOnlySpan<Vector<float>> a,
        ReadOnlySpan<Vector<float>> b,
        ReadOnlySpan<Vector<float>> c,
        ReadOnlySpan<Vector<float>> d)
    {
        Vector<float> sumA = default, sumB = default, sumC = default, sumD = default;
        for (int i = 0; i < values.Length && i < a.Length && i < b.Length && i < c.Length && i < d.Length; i++)
        {
            sumA += values[i] * a[i];
            sumB += values[i] * b[i];
            sumC += values[i] * c[i];
            sumD += values[i] * d[i];
        }

        _similarities[row] = Vector.Sum(sumA);
        _similarities[train.Count + row] = Vector.Sum(sumB);
        _similarities[(2 * train.Count) + row] = Vector.Sum(sumC);
        _similarities[(3 * train.Count) + row] = Vector.Sum(sumD);
    }

    private static ReadOnlySpan<Vector<float>> AsVectors(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);
}
