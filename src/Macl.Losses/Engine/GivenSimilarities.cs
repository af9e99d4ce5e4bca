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
    public override ContrastSums Sum(IReadOnlyList<NegativeTerm> terms, Tensor inverseTemperature, bool hardest) => new(
        _positives,
        [.. terms.Select(term => term.IsConstant ? Value(term, inverseTemperature).detach() : Value(term, inverseTemperature))],
        hardest ? _negatives.detach().amax([1]) : null);

    private Tensor Value(NegativeTerm term, Tensor inverseTemperature)
    {
        using var multiple = (term.Scale / inverseTemperature.item<double>()).ToScalar();
        using var offset = term.Offset.ToScalar();
        Tensor logits = (_negatives * inverseTemperature.mul(multiple)).add(offset);
        return term.Kind == NegativeSum.Softplus ? nn.functional.softplus(logits).sum(1L) : logits.logsumexp(1);
    }
}
