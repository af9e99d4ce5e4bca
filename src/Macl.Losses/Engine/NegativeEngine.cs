using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// Sums over the negatives of each anchor, and their gradient, without the matrix of all similarities: tile by tile, once
/// for the sums and once for the gradient. Where anchors are compared with each other each tile serves both of its sides.
/// </summary>
internal abstract class NegativeEngine
{
    /// <summary>Below this sum of exponentials relative to similarity 1, float32 would lose digits or all of it.</summary>
    protected const double SmallestSum = 1e-24;

    /// <summary>The first pass.</summary>
    /// <param name="rows">Unit rows.</param>
    /// <param name="terms">What to sum.</param>
    /// <param name="needs">What else is asked for.</param>
    public abstract TermSums Sum(NegativeRows rows, IReadOnlyList<NegativeTerm> terms, SumNeeds needs);

    /// <summary>The second pass: adds the derivatives by the unit rows.</summary>
    /// <param name="rows">As in the first pass.</param>
    /// <param name="terms">As in the first pass.</param>
    /// <param name="sums">Of the first pass.</param>
    /// <param name="slopes">The derivative by each term's values, [anchors] each; null for a term that is constant.</param>
    /// <param name="gradients">Where to add.</param>
    /// <returns>The sum of the derivatives by all similarities, each divided by its scale: the derivative by a common offset of the logits.</returns>
    public abstract double AddGradient(NegativeRows rows, IReadOnlyList<NegativeTerm> terms, TermSums sums, IReadOnlyList<Tensor?> slopes, RowGradients gradients);

    /// <summary>The factor of exp(scale · (s − shift)) in the derivative by s, for each anchor: slope · scale · exp(scale · shift − log Σ).</summary>
    protected static Tensor Weights(NegativeTerm term, TermSums sums, int index, Tensor slope)
    {
        using var scope = NewDisposeScope();
        using var scale = term.Scale.ToScalar();
        if (term.Kind == NegativeSum.Softplus)
        {
            return slope.mul(scale).MoveToOuterDisposeScope();
        }

        Tensor shift = sums.IsShifted ? sums.Hardest! : ones_like(slope);
        return (shift.mul(scale) - sums.Values[index]).exp_().mul_(slope).mul_(scale).MoveToOuterDisposeScope();
    }
}
