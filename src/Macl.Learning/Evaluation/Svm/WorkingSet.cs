using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Macl.Learning.Evaluation;

/// <summary>
/// The two passes over the data that one step of sequential minimal optimisation needs, vectorised. Ties go to the
/// first variable, for any vector length. Source: Fan, Chen and Lin, "Working set selection using second order
/// information for training support vector machines", JMLR 6 (2005), WSS 2.
/// </summary>
internal static class WorkingSet
{
    /// <summary>The least curvature that is divided by, as in LIBSVM.</summary>
    public const double MinimumCurvature = 1e-12;

    /// <summary>Finds the extremes.</summary>
    public static Extremes Scan(SvmDual dual)
    {
        var highest = LaneBest.Worst;
        var lowest = new Vector<double>(double.PositiveInfinity);
        for (int i = 0; i < dual.Scores.Length; i += Vector<double>.Count)
        {
            var scores = new Vector<double>(dual.Scores, i);
            highest.Offer(scores + new Vector<double>(dual.Rise, i), LaneBest.IndicesFrom(i));
            lowest = Vector.Min(lowest, scores + new Vector<double>(dual.Fall, i));
        }

        return ToExtremes(highest, lowest);
    }

    /// <summary>Takes moved weight out of the scores and finds the new extremes, in one pass.</summary>
    public static Extremes SubtractAndScan(SvmDual dual, ReadOnlySpan<float> riserRow, ReadOnlySpan<float> fallerRow, double moved)
    {
        var highest = LaneBest.Worst;
        var lowest = new Vector<double>(double.PositiveInfinity);
        ref float riserStart = ref MemoryMarshal.GetReference(riserRow);
        ref float fallerStart = ref MemoryMarshal.GetReference(fallerRow);
        ref double scoreStart = ref MemoryMarshal.GetArrayDataReference(dual.Scores);
        ref double riseStart = ref MemoryMarshal.GetArrayDataReference(dual.Rise);
        ref double fallStart = ref MemoryMarshal.GetArrayDataReference(dual.Fall);
        var step = new Vector<double>(moved);
        Vector<double> indices = LaneBest.IndicesFrom(0);
        var next = new Vector<double>(Vector<double>.Count);
        for (nuint i = 0; i < (nuint)riserRow.Length; i += (nuint)Vector<float>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref riserStart, i), out Vector<double> riserLow, out Vector<double> riserHigh);
            Vector.Widen(Vector.LoadUnsafe(ref fallerStart, i), out Vector<double> fallerLow, out Vector<double> fallerHigh);
            nuint second = i + (nuint)Vector<double>.Count;
            Vector<double> low = Vector.LoadUnsafe(ref scoreStart, i) - (step * (riserLow - fallerLow));
            Vector<double> high = Vector.LoadUnsafe(ref scoreStart, second) - (step * (riserHigh - fallerHigh));
            low.StoreUnsafe(ref scoreStart, i);
            high.StoreUnsafe(ref scoreStart, second);
            highest.Offer(low + Vector.LoadUnsafe(ref riseStart, i), indices);
            highest.Offer(high + Vector.LoadUnsafe(ref riseStart, second), indices + next);
            lowest = Vector.Min(lowest, Vector.Min(low + Vector.LoadUnsafe(ref fallStart, i), high + Vector.LoadUnsafe(ref fallStart, second)));
            indices += next + next;
        }

        return ToExtremes(highest, lowest);
    }

    /// <summary>The variable that gains the most when weight moves from it to the riser.</summary>
    public static int SelectFaller(SvmDual dual, ReadOnlySpan<float> riserRow, Extremes extremes)
    {
        var best = LaneBestRatio.Worst;
        ref float rowStart = ref MemoryMarshal.GetReference(riserRow);
        ref double scoreStart = ref MemoryMarshal.GetArrayDataReference(dual.Scores);
        ref double fallStart = ref MemoryMarshal.GetArrayDataReference(dual.Fall);
        ref double diagonalStart = ref MemoryMarshal.GetArrayDataReference(dual.Diagonal);
        var highest = new Vector<double>(extremes.Highest);
        var riserDiagonal = new Vector<double>(dual.Diagonal[extremes.Riser]);
        Vector<double> indices = LaneBest.IndicesFrom(0);
        var next = new Vector<double>(Vector<double>.Count);
        for (nuint i = 0; i < (nuint)riserRow.Length; i += (nuint)Vector<float>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref rowStart, i), out Vector<double> low, out Vector<double> high);
            nuint second = i + (nuint)Vector<double>.Count;
            best.Offer(
                Violation(highest, ref scoreStart, ref fallStart, i),
                Curvature(riserDiagonal, Vector.LoadUnsafe(ref diagonalStart, i), low),
                indices);
            best.Offer(
                Violation(highest, ref scoreStart, ref fallStart, second),
                Curvature(riserDiagonal, Vector.LoadUnsafe(ref diagonalStart, second), high),
                indices + next);
            indices += next + next;
        }

        return best.Reduce();
    }

    /// <summary>scores −= change · row.</summary>
    public static void SubtractRow(double[] scores, ReadOnlySpan<float> row, double change)
    {
        var factor = new Vector<double>(change);
        for (int i = 0; i < scores.Length; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(row[i..]), out Vector<double> low, out Vector<double> high);
            int second = i + Vector<double>.Count;
            (new Vector<double>(scores, i) - (factor * low)).CopyTo(scores, i);
            (new Vector<double>(scores, second) - (factor * high)).CopyTo(scores, second);
        }
    }

    private static Extremes ToExtremes(LaneBest highest, Vector<double> lowest)
    {
        (int riser, double score) = highest.Reduce();
        double minimum = lowest[0];
        for (int lane = 1; lane < Vector<double>.Count; lane++)
        {
            minimum = Math.Min(minimum, lowest[lane]);
        }

        return new Extremes(riser, score, minimum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Violation(Vector<double> highest, ref double scores, ref double fall, nuint i) =>
        Vector.Max(highest - (Vector.LoadUnsafe(ref scores, i) + Vector.LoadUnsafe(ref fall, i)), Vector<double>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Curvature(Vector<double> riserDiagonal, Vector<double> diagonal, Vector<double> kernel) =>
        Vector.Max(riserDiagonal + diagonal - (kernel + kernel), new Vector<double>(MinimumCurvature));
}
