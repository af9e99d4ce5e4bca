using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Macl.Learning.Evaluation;

/// <summary>The largest value and its first index, kept lane by lane. Indices have the type of the values so that one mask selects both.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct LaneBest<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private Vector<T> _values;
    private Vector<T> _indices;

    /// <summary>Nothing offered yet.</summary>
    public static LaneBest<T> Worst => new() { _values = new Vector<T>(T.NegativeInfinity), _indices = Vector<T>.Zero };

    /// <summary>Offers a value to each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(Vector<T> values, Vector<T> indices)
    {
        Vector<T> better = Vector.GreaterThan(values, _values);
        _values = Vector.ConditionalSelect(better, values, _values);
        _indices = Vector.ConditionalSelect(better, indices, _indices);
    }

    /// <summary>The best of all lanes; of equal ones, the first index.</summary>
    public readonly (int Index, T Value) Reduce()
    {
        int best = 0;
        for (int lane = 1; lane < Vector<T>.Count; lane++)
        {
            if (_values[lane] > _values[best] || (_values[lane] == _values[best] && _indices[lane] < _indices[best]))
            {
                best = lane;
            }
        }

        return (int.CreateTruncating(_indices[best]), _values[best]);
    }
}
