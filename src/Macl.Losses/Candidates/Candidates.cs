using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// What each anchor of a batch is compared with: its positives and its negatives. An explicit choice; the losses take any.
/// It holds tensors and owns none.
/// </summary>
/// <remarks>
/// Projections are float32, float64, bfloat16 or float16, finite, all of one width, dtype and device; they need not be
/// normalised. A zero row has similarity 0 to everything and gradient 0. Keys and labels are int64.
/// </remarks>
public abstract class Candidates
{
    private protected Candidates()
    {
    }

    /// <summary>As in SimCLR: the rows of both views are anchors, 2N of them; the positive of a row is its sample's other view, and the negatives are the rows of all other samples, 2N − 2 each.</summary>
    /// <param name="first">Projections [N, D] of one view, N at least 2.</param>
    /// <param name="second">Projections of the other view, the same samples in the same order.</param>
    /// <param name="sampleKeys">[N]: rows with the same key are no negatives of each other, as of duplicates in a batch. Null: each sample is one of its own.</param>
    public static Candidates TwoView(Tensor first, Tensor second, Tensor? sampleKeys = null) => new TwoViewCandidates(first, second, sampleKeys);

    /// <summary>As in SimCSE and GraphCL: the rows of the first view are anchors, N of them; the negatives are the other samples' rows of the second view, N − 1 each, and all hard negatives.</summary>
    /// <param name="first">Projections [N, D] of one view; N at least 2, or at least 1 with hard negatives.</param>
    /// <param name="second">Projections of the other view, the same samples in the same order.</param>
    /// <param name="hardNegatives">More negatives of every anchor, [H, D], as in supervised SimCSE. Null: none.</param>
    /// <param name="sampleKeys">[N], or [N + H] with those of the hard negatives behind: rows with the same key are no negatives of each other. Null: each sample is one of its own; hard negatives without keys are everybody's.</param>
    public static Candidates OneWay(Tensor first, Tensor second, Tensor? hardNegatives = null, Tensor? sampleKeys = null) => new OneWayCandidates(first, second, hardNegatives, sampleKeys);

    /// <summary>As in MoCo: each query has its key as positive, and the keys of a queue as negatives, K each. The other keys of the batch are no negatives.</summary>
    /// <param name="queries">Projections [N, D], N at least 1.</param>
    /// <param name="keys">Projections [N, D] of the momentum encoder, the same samples in the same order.</param>
    /// <param name="queue">Past keys [K, D], K at least 1.</param>
    /// <param name="sampleKeys">[N]: which sample a query is of. Null: of none in the queue.</param>
    /// <param name="queueSampleKeys">[K]: which sample each past key is of; given exactly where <paramref name="sampleKeys"/> is.</param>
    public static Candidates Queue(Tensor queries, Tensor keys, Tensor queue, Tensor? sampleKeys = null, Tensor? queueSampleKeys = null) =>
        new QueueCandidates(queries, keys, queue, sampleKeys, queueSampleKeys);

    /// <summary>As in supervised contrastive learning (Khosla et al., 2020, arXiv 2004.11362): the rows of both views are anchors, and all other rows of its class are the positives of each.</summary>
    /// <param name="first">Projections [N, D] of one view, N at least 2.</param>
    /// <param name="second">Projections of the other view, the same samples in the same order.</param>
    /// <param name="labels">[N]: the class of each sample; any integers.</param>
    /// <param name="positivesInDenominator">
    /// Whether an anchor's positives stand among its negatives too. With them <see cref="Dcl"/> is the paper's loss (L_out); without them negatives
    /// are the rows of other classes only.
    /// </param>
    public static Candidates Labelled(Tensor first, Tensor second, Tensor labels, bool positivesInDenominator = true) =>
        new LabelledCandidates(first, second, labels, positivesInDenominator);

    /// <summary>Similarities that were computed elsewhere, as the authors' code takes them.</summary>
    /// <param name="positives">Cosine similarity [N] of each anchor to its positive, N at least 1. They are taken as they are.</param>
    /// <param name="negatives">Cosine similarities [N, K] of each anchor to its negatives, K at least 1, of the same dtype and device.</param>
    public static Candidates Given(Tensor positives, Tensor negatives) => new GivenCandidates(positives, negatives);

    /// <summary>Checks and compares; the tensors belong to the caller's dispose scope.</summary>
    /// <exception cref="ArgumentException">Shape, dtype, device or a value is not as said.</exception>
    internal abstract AnchorSimilarities Compare();
}
