namespace Macl.Learning.Data;

/// <summary>All views of one training step.</summary>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
/// <param name="Batch">The samples of the step, in batch order.</param>
/// <param name="Parts">
/// Their views, part by part in batch order: one part, or several where the batch is encoded in micro-batches. Owned by the batch.
/// </param>
public sealed record ViewBatch<TInput>(Batch Batch, IReadOnlyList<ViewPair<TInput>> Parts) : IDisposable
    where TInput : IDisposable
{
    /// <summary>
    /// A key for each sample, in batch order: samples with the same key are duplicates, and no negatives of each other. Behind them there may be one for each hard
    /// negative of the second views, in their order: that of the samples whose negative it is not. Null: all are different.
    /// </summary>
    public IReadOnlyList<long>? SampleKeys { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in Parts)
        {
            part.Dispose();
        }
    }
}
