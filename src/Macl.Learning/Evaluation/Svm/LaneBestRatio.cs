using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Macl.Learning.Evaluation;

/// <summary>The first index with the largest violation² / curvature, kept lane by lane and compared without a division.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct LaneBestRatio
{
    private Vector<double> _squares;
    private Vector<double> _curvatures;
    private Vector<double> _indices;

    /// <summary>Nothing offered yet.</summary>
    public static LaneBestRatio Worst => new() { _squares = Vector<double>.Zero, _curvatures = Vector<double>.One, _indices = Vector<double>.Zero };

    /// <summary>Offers a non-negative violation and a positive curvature to each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(Vector<double> violations, Vector<double> curvatures, Vector<double> indices)
    {
        Vector<double> squares = violations * violations;
        Vector<long> better = Vector.GreaterThan(squares * _curvatures, _squares * curvatures);
        _squares = Vector.ConditionalSelect(better, squares, _squares);
        _curvatures = Vector.ConditionalSelect(better, curvatures, _curvatures);
        _indices = Vector.ConditionalSelect(better, indices, _indices);
    }

    /// <summary>The best index of all lanes.</summary>
    public readonly int Reduce()
    {
        int best = 0;
        for (int lane = 1; lane < Vector<double>.Count; lane++)
        {
            double mine = _squares[lane] * _curvatures[best];
            double other = _squares[best] * _curvatures[lane];
            if (mine > other || (mine == other && _indices[lane] < _indices[best]))
            {
                best = lane;
            }
        }

        return (int)_indices[best];
    }
}
