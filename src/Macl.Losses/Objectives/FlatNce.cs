using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// FlatNCE, exp(v − v̄) with v = −d the log of the negatives' sum over the positive and v̄ the same held constant (Chen et
/// al., 2021, arXiv 2107.01152): its value is 1 whatever the batch, and its gradient that of <see cref="Dcl"/>.
/// </summary>
/// <remarks>The value says nothing; the diagnostics of <see cref="ContrastiveLoss.Measure(Tensor, Tensor)"/> do.</remarks>
public sealed record FlatNce : MarginObjective
{
    /// <inheritdoc/>
    public override Tensor Value(Tensor margin) => full_like(margin, Constants.One);

    /// <inheritdoc/>
    public override Tensor Slope(Tensor margin) => full_like(margin, Constants.MinusOne);
}
