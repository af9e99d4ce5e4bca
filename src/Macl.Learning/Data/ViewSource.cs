using static TorchSharp.torch;

namespace Macl.Learning.Data;

/// <summary>The views of a batch plan, drawn by a modality's view maker ahead of their use.</summary>
public sealed class ViewSource<TViews, TInput> : IViewSource<TInput>
    where TInput : IDisposable
{
    private readonly BatchPlan _plan;
    private readonly IViewMaker<TViews, TInput> _maker;
    private readonly Device _device;
    private readonly int _prefetch;
    private readonly int _mostSamples;

    /// <param name="plan">Which samples each step sees.</param>
    /// <param name="maker">How their views are drawn.</param>
    /// <param name="device">Where the views are put.</param>
    /// <param name="prefetch">Batches drawn ahead by background threads; 0 draws each on the training thread.</param>
    /// <param name="microBatchSize">The most samples of a part, at least 1: the size of what is encoded at a time. Null: a batch is one part. A sample's views are the same, however its batch is cut.</param>
    public ViewSource(BatchPlan plan, IViewMaker<TViews, TInput> maker, Device device, int prefetch, int? microBatchSize = null)
    {
        if (microBatchSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(microBatchSize), $"The micro-batch size is {microBatchSize}; allowed: 1 or more.");
        }

        _plan = plan;
        _maker = maker;
        _device = device;
        _prefetch = prefetch;
        _mostSamples = microBatchSize ?? plan.BatchSize;
    }

    /// <inheritdoc/>
    public int StepsPerEpoch => _plan.StepsPerEpoch;

    /// <inheritdoc/>
    public IEnumerable<ViewBatch<TInput>> ReadFrom(long firstStep, CancellationToken cancellation) =>
        _plan.From(firstStep).SelectAhead(Make, _prefetch, cancellation).Select(Place);

    private (Batch Batch, IReadOnlyList<TViews> Parts) Make(Batch batch) => (batch, [.. batch.Cut(_mostSamples).Select(_maker.Make)]);

    private ViewBatch<TInput> Place((Batch Batch, IReadOnlyList<TViews> Parts) made) =>
        new(made.Batch, [.. made.Parts.Select(views => _maker.Place(views, _device))]);
}
