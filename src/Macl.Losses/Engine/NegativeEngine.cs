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
    protected const double SmallestSum = 1e-24;

    /// <summary>The fastest engine for unit rows. A user never picks.</summary>
    public static NegativeEngine For(NegativeRows rows) =>
        CpuEngine.Supports(rows.Anchors) ? new CpuEngine(rows, get_num_threads())
        : rows.Anchors.device_type == DeviceType.CPU ? TensorEngine.OnProcessor(rows)
        : TensorEngine.OnDevice(rows);

    /// <summary>The first pass.</summary>
    /// <param name="terms">What to sum.</param>
    /// <param name="needs">What else is asked for.</param>
    /// <returns>Tensors of the caller's dispose scope.</returns>
    public abstract TermSums Sum(IReadOnlyList<NegativeTerm> terms, SumNeeds needs);

    /// <summary>The second pass: adds the derivatives by the unit rows.</summary>
    /// <param name="terms">As in the first pass.</param>
    /// <param name="sums">Of the first pass.</param>
    /// <param name="slopes">The derivative by each term's values, float64 [anchors] each; null for a term that is constant.</param>
    /// <param name="gradients">Where to add.</param>
    /// <returns>The derivative by a common offset of the logits.</returns>
    public abstract double AddGradient(IReadOnlyList<NegativeTerm> terms, TermSums sums, IReadOnlyList<Tensor?> slopes, RowGradients gradients);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>The factor of exp(scale · (s − shift)) in the derivative by s, for each anchor: slope · scale · exp(scale · shift − log Σ).</summary>
    protected static Tensor Weights(NegativeTerm term, TermSums sums, int index, Tensor slope)
    {
        using var scale = term.Scale.ToScalar();
        if (term.Kind == NegativeSum.Softplus)
        {
            return slope.mul(scale);
        }

        using Tensor logits = sums.IsShifted ? sums.Hardest!.mul(scale) - sums.Values[index] : sums.Values[index].neg().add_(scale);
        return logits.exp().mul_(slope).mul_(scale);
    }
}
