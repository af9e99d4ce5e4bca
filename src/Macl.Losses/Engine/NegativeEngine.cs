using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// Sums over the negatives of each anchor, and their gradient, without the matrix of all similarities: tile by tile, once
/// for the sums and once for the gradient. Where anchors are compared with each other each tile serves both of its sides.
/// </summary>
internal abstract class NegativeEngine : IDisposable
{
    /// <summary>Below this sum of exponentials relative to similarity 1, float32 would lose digits or all of it.</summary>
    internal const double SmallestSum = 1e-24;

    /// <summary>The fastest engine for unit rows. A user never picks.</summary>
    public static NegativeEngine For(NegativeRows rows) =>
        HalfEngine.Suits(rows) ? new HalfEngine(rows, get_num_threads())
        : CpuEngine.Supports(rows.Anchors, Math.Max(rows.Anchors.shape[0], rows.Candidates.shape[0])) ? new CpuEngine(rows, get_num_threads())
        : rows.Anchors.device_type == DeviceType.CPU ? TensorEngine.OnProcessor(rows)
        : TensorEngine.OnDevice(rows);

    /// <summary>The first pass.</summary>
    /// <param name="terms">What to sum.</param>
    /// <param name="needs">What else is asked for.</param>
    /// <returns>Tensors of the caller's dispose scope.</returns>
    public abstract TermSums Sum(IReadOnlyList<NegativeTerm> terms, SumNeeds needs);

    /// <summary>The second pass, after a first one: adds the derivatives of its sums by the unit rows.</summary>
    /// <param name="slopes">The derivative by each term's values, float64 [anchors] each; null for a term that is constant.</param>
    /// <param name="gradients">Where to add.</param>
    /// <returns>The derivative by a common offset of the logits.</returns>
    public abstract double AddGradient(IReadOnlyList<Tensor?> slopes, RowGradients gradients);

    /// <inheritdoc/>
    public abstract void Dispose();
}
