using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>What is done to rows one by one, before and after the products of all with all.</summary>
internal abstract class RowMath
{
    /// <summary>The fastest for this many rows of this kind.</summary>
    public static RowMath For(Tensor rows, long count) => CpuEngine.Supports(rows, count) && rows.is_contiguous() ? new VectorRowMath(get_num_threads()) : new TensorRowMath();

    /// <summary>Scales rows to length 1, at any magnitude; a zero row stays zero.</summary>
    /// <param name="parts">[rows, D] each, float32 or float64, no part of a graph.</param>
    /// <exception cref="ArgumentException">A row is not finite.</exception>
    public abstract UnitSet Normalise(IReadOnlyList<RowPart> parts);

    /// <summary>Zeros of the same shape, dtype and device.</summary>
    public abstract Tensor Zeros(Tensor like);

    /// <summary>The products of row i of one matrix and row (i + offset) mod n of another, float64 [n].</summary>
    /// <param name="left">[n, D].</param>
    /// <param name="right">[n or more, D]; exactly n where there is an offset.</param>
    /// <param name="offset">From 0 to below n.</param>
    public abstract Tensor Dots(Tensor left, Tensor right, long offset);

    /// <summary>Adds to row i of the target row (i + offset) mod n of <paramref name="rows"/> times the factor (i + factorOffset) mod n.</summary>
    /// <param name="target">[n or more, D].</param>
    /// <param name="factors">Float64 [n].</param>
    /// <param name="factorOffset">From 0 to below n.</param>
    /// <param name="rows">[n or more, D]; exactly n where there is an offset.</param>
    /// <param name="offset">From 0 to below n.</param>
    public abstract void AddScaled(Tensor target, Tensor factors, long factorOffset, Tensor rows, long offset);

    /// <summary>From the derivative by unit rows to that by the raw rows: what points along a row is lost, the rest is divided by its length.</summary>
    /// <param name="unit">The unit rows.</param>
    /// <param name="gradient">[N, D]; written over.</param>
    public abstract void GoThroughNormalisation(UnitSet unit, Tensor gradient);
}
