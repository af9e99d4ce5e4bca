using Macl.Learning.Data;
using Macl.Losses;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Learning.Methods;

/// <summary>
/// SimCLR (Chen et al., ICML 2020): both views go through one encoder and one projection head, and a contrastive loss
/// compares their projections. GraphCL and SimCSE are this method over other views: SimCSE's are the same sentence twice under another dropout, or, supervised,
/// a sentence and what belongs to it, with hard negatives behind.
/// </summary>
/// <remarks>
/// A batch in several parts is encoded part by part with a cached gradient (Gao et al., 2021, arXiv 2101.06983): the loss sees the whole batch, and the
/// gradient is that of the whole batch. Where the encoder has batch statistics, they are those of each part's views.
/// </remarks>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
public sealed class SimClr<TInput> : LearningMethod<TInput>
    where TInput : IDisposable
{
    private readonly Module<TInput, Tensor> _encoder;
    private readonly Module<Tensor, Tensor> _head;
    private readonly ContrastiveLoss _loss;
    private readonly IReadOnlyList<int>? _labels;

    /// <param name="encoder">Input → features [N, D].</param>
    /// <param name="head">Features [N, D] → projections [N, P]; used in training only.</param>
    /// <param name="loss">Compares the projections of both views.</param>
    /// <param name="labels">The class of every sample of the data set, any integers: all views of a class are positives of each other then, whatever the loss's pairing. Null: the views of a sample are.</param>
    public SimClr(Module<TInput, Tensor> encoder, Module<Tensor, Tensor> head, ContrastiveLoss loss, IReadOnlyList<int>? labels = null)
        : base(nameof(SimClr<>))
    {
        _encoder = encoder;
        _head = head;
        _loss = loss;
        _labels = labels;
        register_module("encoder", encoder);
        register_module("projection_head", head);
        register_module("loss", loss);
    }

    /// <inheritdoc/>
    public override Module<TInput, Tensor> Encoder => _encoder;

    /// <inheritdoc/>
    /// <returns>The loss and its measurements; a loss of NaN and no measurements where a projection is not finite: training has diverged then.</returns>
    public override StepOutput forward(ViewBatch<TInput> views) =>
        views.Parts.Count == 1 ? EncodeAtOnce(views, views.Parts[0]) : EncodeInParts(views);

    /// <inheritdoc/>
    public override void BeforeStep(double progress) => _loss.Progress = progress;

    /// <inheritdoc/>
    public override void AfterOptimizerStep() => _loss.ConstrainParameters();

    private StepOutput EncodeAtOnce(ViewBatch<TInput> batch, ViewPair<TInput> views)
    {
        using var scope = NewDisposeScope();
        var output = Measure(batch, Project(views));
        output.Loss.MoveToOuterDisposeScope();
        return output;
    }

    private StepOutput EncodeInParts(ViewBatch<TInput> batch)
    {
        var cache = new GradientCache(batch.Parts.Count, [this], part => Project(batch.Parts[part]));
        var output = Measure(batch, cache.Projections);
        return output with { Backpropagated = output.Backpropagated.Concat(cache.Shares()) };
    }

    private Projections Project(ViewPair<TInput> views) => Projections.Of(Project(views.First), Project(views.Second));

    private Tensor Project(TInput view) => _head.call(_encoder.call(view));

    private StepOutput Measure(ViewBatch<TInput> batch, Projections projections) => ContrastiveStep.Measure(projections, () => Compare(batch, projections));

    private ContrastiveOutput Compare(ViewBatch<TInput> batch, Projections projections)
    {
        var device = projections.First.device;
        return _labels is null
            ? _loss.Measure(_loss.CandidatesOf(projections.First, projections.Second, projections.HardNegatives, Numbers(batch.SampleKeys, device)))
            : _loss.Measure(Candidates.Labelled(projections.First, projections.Second, Numbers([.. batch.Batch.Samples.Select(sample => (long)_labels[sample])], device)!));
    }

    private static Tensor? Numbers(IReadOnlyList<long>? numbers, Device device) => numbers is null ? null : tensor([.. numbers], device: device);
}
