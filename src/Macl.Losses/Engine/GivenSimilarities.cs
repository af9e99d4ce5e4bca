using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Similarities that somebody else computed.</summary>
internal sealed class GivenSimilarities : AnchorSimilarities
{
    private readonly Tensor _positives;
    private readonly Tensor _negatives;

    /// <param name="positives">[anchors].</param>
    /// <param name="negatives">[anchors, K].</param>
    public GivenSimilarities(Tensor positives, Tensor negatives)
    {
        DType = positives.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        _positives = positives.to(ScalarType.Float64);
        _negatives = negatives.to(ScalarType.Float64);
        Positives = _positives.detach();
    }

    /// <inheritdoc/>
    public override Tensor Positives { get; }

    /// <inheritdoc/>
    public override ScalarType DType { get; }

    /// <inheritdoc/>
    public override Tensor CountNegatives()
    {
        using var count = ((double)_negatives.shape[1]).ToScalar();
        return full_like(Positives, count);
    }

    /// <inheritdoc/>
    public override (Tensor Loss, ContrastSums Sums) Minimise(SumRequest request, SumsLoss loss)
    {
        var sums = new ContrastSums(
            _positives,
            [.. request.Terms.Select(term => term.IsConstant ? Value(term, request).detach() : Value(term, request))],
            request.Hardest ? _negatives.detach().amax([1]) : null);
        return (loss.Of(sums), sums);
    }

    private Tensor Value(NegativeTerm term, SumRequest request)
    {
        using var multiple = (term.Scale / request.InverseTemperature.item<double>()).ToScalar();
        Tensor logits = _negatives * request.InverseTemperature.mul(multiple);
        return term.Kind == NegativeSum.Softplus ? nn.functional.logsigmoid(logits.Plus(request.Offset!).neg()).neg().sum(1L) : logits.logsumexp(1);
    }
}
