using static TorchSharp.torch;

namespace Macl.Learning.Data;

/// <summary>The view pairs of a batch plan, drawn by a modality's view maker ahead of their use.</summary>
/// <param name="plan">Which samples each step sees.</param>
/// <param name="maker">How their views are drawn.</param>
/// <param name="device">Where the views are put.</param>
/// <param name="prefetch">Batches drawn ahead by background threads; 0 draws each on the training thread.</param>
public sealed class ViewSource<TViews, TInput>(BatchPlan plan, IViewMaker<TViews, TInput> maker, Device device, int prefetch) : IViewSource<TInput>
    where TInput : IDisposable
{
    /// <inheritdoc/>
    public int StepsPerEpoch => plan.StepsPerEpoch;

    /// <inheritdoc/>
    public IEnumerable<ViewPair<TInput>> ReadFrom(long firstStep, CancellationToken cancellation) =>
        plan.From(firstStep).SelectAhead(maker.Make, prefetch, cancellation).Select(views => maker.Place(views, device));
}
