using System.Numerics;
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
        var highest = LaneBest<double>.Worst;
        var lowest = new Vector<double>(double.PositiveInfinity);
        for (int i = 0; i < dual.Scores.Length; i += Vector<double>.Count)
        {
            var scores = new Vector<double>(dual.Scores, i);
            highest.Offer(scores + new Vector<double>(dual.Rise, i), Vector<double>.Indices + new Vector<double>(i));
            lowest = Vector.Min(lowest, scores + new Vector<double>(dual.Fall, i));
        }

        return ToExtremes(highest.Reduce(), lowest);
    }

    /// <summary>Takes moved weight out of the scores and finds the new extremes, in one pass.</summary>
    public static Extremes SubtractAndScan(SvmDual dual, ReadOnlySpan<float> riserRow, ReadOnlySpan<float> fallerRow, double moved)
    {
        LaneBest<double> highestLow = LaneBest<double>.Worst, highestHigh = LaneBest<double>.Worst;
        var lowest = new Vector<double>(double.PositiveInfinity);
        ref float riserStart = ref MemoryMarshal.GetReference(riserRow);
        ref float fallerStart = ref MemoryMarshal.GetReference(fallerRow);
        ref double scores = ref MemoryMarshal.GetArrayDataReference(dual.Scores);
        ref double rise = ref MemoryMarshal.GetArrayDataReference(dual.Rise);
        ref double fall = ref MemoryMarshal.GetArrayDataReference(dual.Fall);
        var step = new Vector<double>(moved);
        Vector<double> indices = Vector<double>.Indices;
        for (nuint i = 0; i < (nuint)riserRow.Length; i += (nuint)Vector<float>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref riserStart, i), out Vector<double> riserLow, out Vector<double> riserHigh);
            Vector.Widen(Vector.LoadUnsafe(ref fallerStart, i), out Vector<double> fallerLow, out Vector<double> fallerHigh);
            nuint second = i + (nuint)Vector<double>.Count;
            Vector<double> low = Vector.LoadUnsafe(ref scores, i) - (step * (riserLow - fallerLow));
            Vector<double> high = Vector.LoadUnsafe(ref scores, second) - (step * (riserHigh - fallerHigh));
            low.StoreUnsafe(ref scores, i);
            high.StoreUnsafe(ref scores, second);
            highestLow.Offer(low + Vector.LoadUnsafe(ref rise, i), indices);
            highestHigh.Offer(high + Vector.LoadUnsafe(ref rise, second), indices);
            lowest = Vector.Min(lowest, Vector.Min(low + Vector.LoadUnsafe(ref fall, i), high + Vector.LoadUnsafe(ref fall, second)));
            indices += new Vector<double>(Vector<float>.Count);
        }

        return ToExtremes(First(highestLow.Reduce(), highestHigh.Reduce()), lowest);
    }

    /// <summary>
    /// The variable that gains the most when weight moves from it to the riser. Compared in single precision: the
    /// choice decides the way to the solution, not the solution.
    /// </summary>
    public static int SelectFaller(SvmDual dual, ReadOnlySpan<float> riserRow, Extremes extremes)
    {
        var best = LaneBest<float>.Worst;
        ref float row = ref MemoryMarshal.GetReference(riserRow);
        ref float diagonal = ref MemoryMarshal.GetArrayDataReference(dual.Diagonal);
        ref double scores = ref MemoryMarshal.GetArrayDataReference(dual.Scores);
        ref double fall = ref MemoryMarshal.GetArrayDataReference(dual.Fall);
        var highest = new Vector<double>(extremes.Highest);
        var riserDiagonal = new Vector<float>(dual.Diagonal[extremes.Riser]);
        Vector<float> indices = Vector<float>.Indices;
        for (nuint i = 0; i < (nuint)riserRow.Length; i += (nuint)Vector<float>.Count)
        {
            nuint second = i + (nuint)Vector<double>.Count;
            Vector<double> low = highest - (Vector.LoadUnsafe(ref scores, i) + Vector.LoadUnsafe(ref fall, i));
            Vector<double> high = highest - (Vector.LoadUnsafe(ref scores, second) + Vector.LoadUnsafe(ref fall, second));
            Vector<float> violations = Vector.Max(Vector.Narrow(low, high), Vector<float>.Zero);
            Vector<float> kernel = Vector.LoadUnsafe(ref row, i);
            Vector<float> curvatures = riserDiagonal + Vector.LoadUnsafe(ref diagonal, i) - (kernel + kernel);
            best.Offer(violations * violations / Vector.Max(curvatures, new Vector<float>((float)MinimumCurvature)), indices);
            indices += new Vector<float>(Vector<float>.Count);
        }

        return best.Reduce().Index;
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

    /// <summary>The better of both halves of a scan; the indices of the second half begin one double vector later.</summary>
    private static (int Index, double Value) First((int Index, double Value) low, (int Index, double Value) high)
    {
        high.Index += Vector<double>.Count;
        return high.Value > low.Value || (high.Value == low.Value && high.Index < low.Index) ? high : low;
    }

    private static Extremes ToExtremes((int Index, double Value) highest, Vector<double> lowest)
    {
        double minimum = lowest[0];
        for (int lane = 1; lane < Vector<double>.Count; lane++)
        {
            minimum = Math.Min(minimum, lowest[lane]);
        }

        return new Extremes(highest.Index, highest.Value, minimum);
    }
}
