using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Losses;

/// <summary>InfoNCE, −log P: the cross-entropy of the positive among all candidates (van den Oord et al., 2018; NT-Xent in SimCLR).</summary>
/// <remarks>Its gradient is scaled by W = 1 − P, so it fades as the positive wins: the <em>gradient reduction</em> of the MACL paper.</remarks>
public sealed record InfoNce : MarginObjective
{
    /// <inheritdoc/>
    public override Tensor Value(Tensor margin)
    {
        using var scope = NewDisposeScope();
        return functional.logsigmoid(margin).neg().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Slope(Tensor margin)
    {
        using var scope = NewDisposeScope();
        return margin.neg().sigmoid().neg().MoveToOuterDisposeScope();
    }
}
