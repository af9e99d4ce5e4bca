namespace Macl.Learning.Data;

/// <summary>Yields the view pairs of training, from any step on; the same seed gives the same pairs for any number of threads.</summary>
public interface IViewSource<TInput>
    where TInput : IDisposable
{
    /// <summary>Steps in one pass over the data; at least 1.</summary>
    int StepsPerEpoch { get; }

    /// <summary>The view pairs of step <paramref name="firstStep"/> and all later ones, without end. The caller disposes each pair.</summary>
    IEnumerable<ViewPair<TInput>> ReadFrom(long firstStep, CancellationToken cancellation);
}
