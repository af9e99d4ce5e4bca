namespace Macl.Learning.Data;

/// <summary>Yields the views of training, from any step on; the same seed gives the same views for any number of threads.</summary>
public interface IViewSource<TInput>
    where TInput : IDisposable
{
    /// <summary>Steps in one pass over the data; at least 1.</summary>
    int StepsPerEpoch { get; }

    /// <summary>The views of step <paramref name="firstStep"/> and all later ones, without end. The caller disposes each batch.</summary>
    IEnumerable<ViewBatch<TInput>> ReadFrom(long firstStep, CancellationToken cancellation);
}
