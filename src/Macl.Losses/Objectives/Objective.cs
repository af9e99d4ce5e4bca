using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>What is minimised, given the logits of each anchor's positives and sums over those of its negatives.</summary>
public abstract record Objective
{
    private protected Objective()
    {
    }

    /// <summary>Whether negatives may be weighted before the objective sees them.</summary>
    internal virtual bool TakesWeighting => false;

    /// <summary>The sums over negatives that the loss is made of.</summary>
    /// <param name="logits">How similarities become logits.</param>
    /// <param name="weighting">How negatives are weighted.</param>
    internal abstract IReadOnlyList<NegativeTerm> Terms(LogitMap logits, NegativeWeighting weighting);

    /// <summary>The mean loss.</summary>
    /// <param name="anchors">The logits of positives, and the sums in the order of <see cref="Terms"/>.</param>
    /// <param name="weighting">How negatives are weighted.</param>
    /// <returns>A float64 scalar attached to the graph. The caller's dispose scope owns it.</returns>
    internal abstract Tensor Loss(AnchorLogits anchors, NegativeWeighting weighting);
}
