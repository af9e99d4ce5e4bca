using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>A loss of what was summed over each anchor's negatives.</summary>
internal abstract class SumsLoss
{
    /// <summary>The mean loss, a float64 scalar attached to whatever the sums are attached to.</summary>
    public abstract Tensor Of(ContrastSums sums);

    /// <summary>The mean loss with its derivatives by the positives and by the terms that are not constant.</summary>
    /// <param name="sums">Constants.</param>
    /// <param name="terms">What was summed.</param>
    /// <returns>The loss, attached to what is learned in it, and else to nothing that outlives the call.</returns>
    public virtual SumsGradient WithGradient(ContrastSums sums, IReadOnlyList<NegativeTerm> terms)
    {
        Tensor positives = sums.Positives.detach().requires_grad_();
        Tensor[] leaves = [.. sums.Terms.Select((value, index) => terms[index].IsConstant ? value : value.detach().requires_grad_())];
        Tensor loss = Of(sums with { Positives = positives, Terms = leaves });
        IList<Tensor> slopes = autograd.grad([loss], [positives, .. leaves.Where(leaf => leaf.requires_grad)], retain_graph: true);
        var ofTerms = new Queue<Tensor>(slopes.Skip(1));
        return new SumsGradient(loss, slopes[0], [.. terms.Select(term => term.IsConstant ? null : ofTerms.Dequeue())]);
    }
}
