using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Macl.Learning.Evaluation;

/// <summary>The largest value and its first index, kept lane by lane. Indices are doubles so that one mask selects both.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct LaneBest
{
    private Vector<double> _values;
    private Vector<double> _indices;

    /// <summary>Nothing offered yet.</summary>
    public static LaneBest Worst => new() { _values = new Vector<double>(double.NegativeInfinity), _indices = Vector<double>.Zero };

    /// <summary>start, start + 1, …</summary>
    public static Vector<double> IndicesFrom(int start) => Vector<double>.Indices + new Vector<double>(start);

    /// <summary>Offers a value to each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(Vector<double> values, Vector<double> indices)
    {
        Vector<long> better = Vector.GreaterThan(values, _values);
        _values = Vector.ConditionalSelect(better, values, _values);
        _indices = Vector.ConditionalSelect(better, indices, _indices);
    }

    /// <summary>The best of all lanes.</summary>
    public readonly (int Index, double Value) Reduce()
    {
        int best = 0;
        for (int lane = 1; lane < Vector<double>.Count; lane++)
        {
            if (_values[lane] > _values[best] || (_values[lane] == _values[best] && _indices[lane] < _indices[best]))
            {
                best = lane;
            }
        }

        return ((int)_indices[best], _values[best]);
    }
}
