using Macl.Learning.Data;
using Macl.Losses;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Learning.Methods;

/// <summary>
/// MoCo (He et al., CVPR 2020) in its second version (Chen et al., 2020, arXiv 2003.04297): the first views are queries; a momentum encoder, whose
/// weights follow the encoder's slowly, makes keys of the second views; the negatives are the keys of past batches in a queue. Any loss of the
/// family compares them. A past key of the query's own sample is no negative of it.
/// </summary>
/// <remarks>
/// A batch in several parts is encoded part by part with a cached gradient, as in <see cref="SimClr{TInput}"/>.
/// </remarks>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
public sealed class MoCo<TInput> : LearningMethod<TInput>
    where TInput : IDisposable
{
    private readonly EncoderWithHead<TInput> _query;
    private readonly EncoderWithHead<TInput> _key;
    private readonly ContrastiveLoss _loss;
    private readonly MoCoOptions _options;
    private readonly long _seed;
    private readonly Func<TInput, IReadOnlyList<int>, TInput> _select;
    private readonly KeyQueue _queue;
    private double _momentum;
    private (Batch Batch, Tensor Keys)? _newKeys;

    /// <param name="query">Encoder and projection head that learn, with their initial weights.</param>
    /// <param name="key">Others of the same shape; they take the weights of the first.</param>
    /// <param name="loss">Compares queries with their keys and the queue; its pairing is of no account.</param>
    /// <param name="projectionSize">Columns of a projection (P).</param>
    /// <param name="options">Momentum, queue and groups.</param>
    /// <param name="seed">Fixes the first keys of the queue and the order of keys in groups.</param>
    /// <param name="select">Some samples of an input by their place in it, in an order, as a new input.</param>
    public MoCo(EncoderWithHead<TInput> query, EncoderWithHead<TInput> key, ContrastiveLoss loss, int projectionSize, MoCoOptions options, long seed, Func<TInput, IReadOnlyList<int>, TInput> select)
        : base(nameof(MoCo<>))
    {
        (_query, _key, _loss, _options, _seed, _select) = (query, key, loss, options, seed, select);
        _momentum = options.Momentum;
        _queue = new KeyQueue(options.QueueSize, projectionSize, seed);
        MomentumCopy.Begin(key.Encoder, query.Encoder);
        MomentumCopy.Begin(key.Head, query.Head);
        register_module("encoder", query.Encoder);
        register_module("projection_head", query.Head);
        register_module("momentum_encoder", key.Encoder);
        register_module("momentum_projection_head", key.Head);
        register_module("queue", _queue);
        register_module("loss", loss);
    }

    /// <inheritdoc/>
    public override Module<TInput, Tensor> Encoder => _query.Encoder;

    /// <inheritdoc/>
    /// <returns>The loss and its measurements; a loss of NaN and no measurements where a projection is not finite: training has diverged then.</returns>
    public override StepOutput forward(ViewBatch<TInput> views) =>
        views.Parts.Count == 1 ? EncodeAtOnce(views.Batch, views.Parts[0]) : EncodeInParts(views.Batch, views.Parts);

    /// <inheritdoc/>
    public override void BeforeStep(double progress)
    {
        _loss.Progress = progress;
        _momentum = _options.CosineMomentum ? 1 - ((1 - _options.Momentum) * (Math.Cos(Math.PI * progress) + 1) / 2) : _options.Momentum;
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep()
    {
        _loss.ConstrainParameters();
        MomentumCopy.Follow(_key.Encoder, _query.Encoder, _momentum);
        MomentumCopy.Follow(_key.Head, _query.Head, _momentum);
        if (_newKeys is { } made)
        {
            _queue.Add(made.Keys, made.Batch.Samples);
            Remember(null);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Remember(null);
        }

        base.Dispose(disposing);
    }

    private StepOutput EncodeAtOnce(Batch batch, ViewPair<TInput> views)
    {
        using var scope = NewDisposeScope();
        int count = batch.Samples.Count;
        var output = Measure(batch, new Projections(QueriesOf(views.First, count), KeysOf(views.Second, count, batch.Step)));
        output.Loss.MoveToOuterDisposeScope();
        return output;
    }

    private StepOutput EncodeInParts(Batch batch, IReadOnlyList<ViewPair<TInput>> parts)
    {
        int[] sizes = [.. batch.Cut((batch.Samples.Count + parts.Count - 1) / parts.Count).Select(part => part.Samples.Count)];
        Tensor[] keys = [.. parts.Select((part, number) => KeysOf(part.Second, sizes[number], batch.Step))];
        var cache = new GradientCache(parts.Count, [_query.Encoder, _query.Head], part => new Projections(QueriesOf(parts[part].First, sizes[part]), keys[part].alias()));
        var output = Measure(batch, cache.Projections);
        return output with { Backpropagated = output.Backpropagated.Concat(cache.Shares()) };
    }

    private Tensor QueriesOf(TInput view, int count) =>
        RowGroups.Encode(view, RowGroups.InOrder(count), _options.NormalisationGroups, _select, _query.Project);

    private Tensor KeysOf(TInput view, int count, long step)
    {
        using var noGradient = no_grad();
        return RowGroups.Encode(view, RowGroups.Shuffled(count, _seed, step), _options.NormalisationGroups, _select, _key.Project);
    }

    private StepOutput Measure(Batch batch, Projections projections)
    {
        Remember((batch, projections.Second.detach().clone().DetachFromDisposeScope()));
        return ContrastiveStep.Measure(projections, () => _loss.Measure(Compare(batch, projections)));
    }

    private Candidates Compare(Batch batch, Projections projections) => Candidates.Queue(
        projections.First, projections.Second, _queue.Keys,
        tensor([.. batch.Samples.Select(sample => (long)sample)], device: projections.First.device), _queue.Samples);

    private void Remember((Batch Batch, Tensor Keys)? made)
    {
        _newKeys?.Keys.Dispose();
        _newKeys = made;
    }
}
