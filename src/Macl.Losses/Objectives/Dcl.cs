using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Decoupled contrastive loss, −s⁺/τ + log Σ exp(sⱼ/τ): InfoNCE without the positive in the denominator (Yeh et al., 2022, arXiv 2110.06848).</summary>
public sealed record Dcl : MarginObjective
{
    /// <inheritdoc/>
    public override Tensor Value(Tensor margin) => margin.neg();

    /// <inheritdoc/>
    public override Tensor Slope(Tensor margin) => full_like(margin, Constants.MinusOne);
}
