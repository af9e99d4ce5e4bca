using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Losses;

/// <summary>
/// The sigmoid loss of SigLIP (Zhai et al., 2023, arXiv 2303.15343): every pair is a question of its own, "do these belong
/// together?", answered with the logit s/τ + b. An anchor's loss is softplus(−(s⁺/τ + b)) + Σⱼ softplus(sⱼ/τ + b).
/// </summary>
/// <remarks>With several positives (<see cref="Candidates.Labelled"/>) the logit of their mean similarity stands for them.</remarks>
public sealed record PairwiseSigmoid : Objective
{
    /// <param name="bias">The bias b, or what it learns from; finite. Default −10, as in the paper: it answers for how few pairs are positive.</param>
    /// <param name="learnsBias">Whether the bias is the parameter <c>logit_bias</c> of the loss. Default true, as in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public PairwiseSigmoid(double bias = -10, bool learnsBias = true)
    {
        Bias = bias;
        LearnsBias = learnsBias;
    }

    /// <summary>The bias b, or what it learns from; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double Bias
    {
        get;
        init => field = OptionChecks.Within(double.MinValue, double.MaxValue, value, "bias");
    }

    /// <summary>Whether the bias is a parameter of the loss.</summary>
    public bool LearnsBias { get; init; }

    internal override IReadOnlyList<NegativeTerm> Terms(LogitMap logits, NegativeWeighting weighting) =>
        [NegativeTerm.Softplus(logits.ScaleValue, logits.OffsetValue)];

    internal override Tensor Loss(AnchorLogits anchors, NegativeWeighting weighting) =>
        (anchors.Terms[0] - functional.logsigmoid(anchors.Positives)).mean();
}
