using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Losses;

/// <summary>
/// MACL's reweighted InfoNCE, −V log P with V = 1/(1 − P) held constant (Huang et al., 2023, arXiv 2207.07874): the
/// weight cancels InfoNCE's gradient scaling W = 1 − P, so the gradient is that of <see cref="Dcl"/>, exactly.
/// </summary>
/// <remarks>
/// The authors' code divides by 1 − P and gives NaN once P rounds to 1; an epsilon there gives a gradient of zero. Here
/// the slope is −1 whatever the margin, and the value tends to 1.
/// </remarks>
public sealed record ReweightedInfoNce : MarginObjective
{
    /// <summary>The value differs from 1 by less than 1e-17 from here on, and exp stays within float32.</summary>
    private static readonly Scalar _marginWhereValueIsOne = 40.0.ToScalar();

    /// <summary>−V log P = exp(softplus(d)) · softplus(−d) = (1 + exp(d)) · −logsigmoid(d).</summary>
    /// <inheritdoc/>
    public override Tensor Value(Tensor margin)
    {
        using var scope = NewDisposeScope();
        Tensor bounded = margin.clamp_max(_marginWhereValueIsOne);
        Tensor weight = bounded.exp().add_(Constants.One, Constants.One);
        return (weight * functional.logsigmoid(bounded)).neg().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Slope(Tensor margin) => full_like(margin, Constants.MinusOne);
}
