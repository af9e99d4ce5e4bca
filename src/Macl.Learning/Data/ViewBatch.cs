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
    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in Parts)
        {
            part.Dispose();
        }
    }
}
