using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// An objective that is a function of each anchor's <em>margin</em> alone: d = s⁺/τ − log Σ exp(sⱼ/τ), the logit of the
/// positive less the log-sum-exp of the negatives' logits. The probability of the positive is sigmoid(d).
/// </summary>
/// <remarks>
/// Value and slope are given separately, so that each can be exact where one expression could not be: at a large margin
/// a naive value overflows or its derivative cancels to zero.
/// </remarks>
public abstract record MarginObjective : Objective
{
    /// <summary>The reported value of each anchor.</summary>
    /// <param name="margin">Any shape, float32 or float64, finite.</param>
    /// <returns>The same shape and dtype, finite. The caller disposes it.</returns>
    public abstract Tensor Value(Tensor margin);

    /// <summary>The derivative of the loss of each anchor by its margin; what depends on weights that count as constants is left out.</summary>
    /// <param name="margin">Any shape, float32 or float64, finite.</param>
    /// <returns>The same shape and dtype, finite. The caller disposes it.</returns>
    public abstract Tensor Slope(Tensor margin);

    /// <summary>The mean over the anchors: its value is that of <see cref="Value"/>, its gradient that of <see cref="Slope"/>.</summary>
    /// <param name="margin">Any shape, float32 or float64, finite, not empty.</param>
    /// <returns>A scalar attached to the graph of <paramref name="margin"/>. The caller disposes it.</returns>
    public Tensor Loss(Tensor margin)
    {
        using var scope = NewDisposeScope();
        Tensor constant = margin.detach();
        return GivenSlope.Mean(Value(constant), Slope(constant), margin).MoveToOuterDisposeScope();
    }

    internal sealed override bool TakesWeighting => true;

    internal sealed override IReadOnlyList<NegativeTerm> Terms(LogitMap logits, NegativeWeighting weighting) => weighting.Terms(logits.ScaleValue);

    internal sealed override Tensor Loss(AnchorLogits anchors, NegativeWeighting weighting) => Loss(anchors.Positives - weighting.LogSum(anchors));
}
