using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The similarities that the anchors of a batch have to their positives and negatives, and all that a loss asks of them.</summary>
/// <remarks>Its tensors belong to the dispose scope in which it was made.</remarks>
internal sealed class CandidateSimilarities
{
    private readonly Tensor _others;
    private readonly Tensor? _sameSample;

    /// <param name="positives">[anchors].</param>
    /// <param name="others">[anchors, candidates].</param>
    /// <param name="sameSample">Boolean [anchors, candidates]: which candidates are no negatives. Null: all are. Each anchor has at least one negative.</param>
    private CandidateSimilarities(Tensor positives, Tensor others, Tensor? sameSample)
    {
        Positives = positives;
        _others = others;
        _sameSample = sameSample;
    }

    /// <summary>[anchors].</summary>
    public Tensor Positives { get; }

    /// <summary>The mean similarity of the positives: a scalar, constant for the gradient.</summary>
    public Tensor Alignment() => Positives.detach().mean();

    /// <summary>d = s⁺/τ − log Σ exp(sⱼ/τ), [anchors].</summary>
    public Tensor Margins(Tensor temperature) =>
        (Positives / temperature) - NegativesOnly(_others / temperature).logsumexp(1);

    /// <summary>The similarity of the most similar negative, [anchors].</summary>
    public Tensor HardestNegatives() => NegativesOnly(_others.clone()).amax([1]);

    /// <param name="rows">Unit rows [2N, D]: the first view of all samples, then the second.</param>
    /// <param name="pairing">Which rows are anchors and negatives.</param>
    public static CandidateSimilarities OfUnitRows(Tensor rows, Pairing pairing)
    {
        long count = rows.shape[0] / 2;
        Tensor first = rows.narrow(0, 0, count);
        Tensor second = rows.narrow(0, count, count);
        Tensor positives = (first * second).sum(1L);
        Tensor sameSample = eye(count, dtype: ScalarType.Bool, device: rows.device);
        return pairing == Pairing.TwoView
            ? new(positives.repeat(2), rows.matmul(rows.t()), sameSample.repeat(2, 2))
            : new(positives, first.matmul(second.t()), sameSample);
    }

    /// <param name="positives">[anchors].</param>
    /// <param name="negatives">[anchors, K], all of them negatives.</param>
    public static CandidateSimilarities Given(Tensor positives, Tensor negatives) => new(positives, negatives, sameSample: null);

    private Tensor NegativesOnly(Tensor ofCandidates) =>
        _sameSample is null ? ofCandidates : ofCandidates.masked_fill_(_sameSample, double.NegativeInfinity);
}
