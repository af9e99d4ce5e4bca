using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Macl.Losses;

/// <summary>What is done to the numbers of a tile between its products; widths are multiples of 16.</summary>
internal static unsafe class TileSums
{
    /// <summary>Replaces each similarity by the summand of its logit, and adds up rows and, where asked for, columns.</summary>
    /// <param name="source">Similarities [rows, width].</param>
    /// <param name="target">Where summands go; may be the source.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="term">Scale and offset.</param>
    /// <param name="shifts">What is taken from the similarities of each row.</param>
    /// <param name="rowSums">Added to, [rows].</param>
    /// <param name="columnSums">Added to, [width]; null for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Sum<TFunction>(float* source, float* target, int rows, int width, NegativeTerm term, float* shifts, double* rowSums, float* columnSums)
        where TFunction : ILogitFunction
    {
        var scale = Vector512.Create((float)term.Scale);
        var offset = Vector512.Create((float)term.Offset);
        for (int row = 0; row < rows; row++, source += width, target += width)
        {
            var shift = Vector512.Create(shifts[row]);
            var sum = Vector512<float>.Zero;
            for (int column = 0; column < width; column += ProductKernel.Lanes)
            {
                Vector512<float> value = TFunction.Value(Vector512.FusedMultiplyAdd(Vector512.Load(source + column) - shift, scale, offset));
                value.Store(target + column);
                sum += value;
                if (columnSums is not null)
                {
                    (Vector512.Load(columnSums + column) + value).Store(columnSums + column);
                }
            }

            rowSums[row] += Vector512.Sum(sum);
        }
    }

    /// <summary>The derivative by each similarity, from the similarities.</summary>
    /// <param name="source">Similarities [rows, width].</param>
    /// <param name="target">Derivatives [rows, width]; may be the source unless added to.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="term">Scale and offset.</param>
    /// <param name="shifts">What is taken from the similarities of each row.</param>
    /// <param name="rowWeights">The factor of each row.</param>
    /// <param name="columnWeights">Added to the factor in each column; null for none.</param>
    /// <param name="accumulate">Whether derivatives are added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Weigh<TFunction>(float* source, float* target, int rows, int width, NegativeTerm term, float* shifts, float* rowWeights, float* columnWeights, bool accumulate)
        where TFunction : ILogitFunction
    {
        var scale = Vector512.Create((float)term.Scale);
        var offset = Vector512.Create((float)term.Offset);
        for (int row = 0; row < rows; row++, source += width, target += width)
        {
            var shift = Vector512.Create(shifts[row]);
            for (int column = 0; column < width; column += ProductKernel.Lanes)
            {
                Vector512<float> slope = TFunction.Slope(Vector512.FusedMultiplyAdd(Vector512.Load(source + column) - shift, scale, offset));
                StoreWeighted(slope, target + column, rowWeights[row], columnWeights is null ? null : columnWeights + column, accumulate);
            }
        }
    }

    /// <summary>The same from exponentials that were kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void WeighKept(float* exponentials, float* target, int rows, int width, float* rowWeights, float* columnWeights)
    {
        for (int row = 0; row < rows; row++, exponentials += width, target += width)
        {
            for (int column = 0; column < width; column += ProductKernel.Lanes)
            {
                StoreWeighted(Vector512.Load(exponentials + column), target + column, rowWeights[row], columnWeights is null ? null : columnWeights + column, accumulate: false);
            }
        }
    }

    /// <summary>The largest similarity of each row and, where asked for, of each column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Hardest(float* tile, int rows, int width, float* ofRows, float* ofColumns)
    {
        for (int row = 0; row < rows; row++, tile += width)
        {
            var largest = Vector512.Create(float.NegativeInfinity);
            for (int column = 0; column < width; column += ProductKernel.Lanes)
            {
                Vector512<float> similarities = Vector512.Load(tile + column);
                largest = Vector512.Max(largest, similarities);
                if (ofColumns is not null)
                {
                    Vector512.Max(Vector512.Load(ofColumns + column), similarities).Store(ofColumns + column);
                }
            }

            for (int lane = 0; lane < ProductKernel.Lanes; lane++)
            {
                ofRows[row] = Math.Max(ofRows[row], largest[lane]);
            }
        }
    }

    /// <summary>The sum of all numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Total(float* tile, int rows, int width)
    {
        double total = 0;
        for (int row = 0; row < rows; row++, tile += width)
        {
            var sum = Vector512<float>.Zero;
            for (int column = 0; column < width; column += ProductKernel.Lanes)
            {
                sum += Vector512.Load(tile + column);
            }

            total += Vector512.Sum(sum);
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreWeighted(Vector512<float> slope, float* target, float rowWeight, float* columnWeights, bool accumulate)
    {
        var weight = Vector512.Create(rowWeight);
        if (columnWeights is not null)
        {
            weight += Vector512.Load(columnWeights);
        }

        slope *= weight;
        (accumulate ? slope + Vector512.Load(target) : slope).Store(target);
    }
}
