using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>What is minimised, given the logits of each anchor's positives and sums over those of its negatives.</summary>
public abstract record Objective
{
    private protected Objective()
    {
    }

    /// <summary>The sums over negatives that the loss is made of.</summary>
    /// <param name="inverseTemperature">One over the effective temperature.</param>
    internal abstract IReadOnlyList<NegativeTerm> Terms(double inverseTemperature);

    /// <summary>The mean loss.</summary>
    /// <param name="positives">The logit of each anchor's positive, s⁺/τ; float64 [anchors].</param>
    /// <param name="terms">The sums over its negatives, float64 [anchors] each, in the order of <see cref="Terms"/>.</param>
    /// <returns>A float64 scalar attached to the graph. The caller's dispose scope owns it.</returns>
    internal abstract Tensor Loss(Tensor positives, IReadOnlyList<Tensor> terms);
}
