using System.Runtime.ExceptionServices;

namespace Macl.Inputs.Images.Files;

/// <summary>A loop on several threads that fails as a plain loop does: with the fault itself, not with a collection of faults.</summary>
internal static class ParallelWork
{
    /// <param name="count">Numbers from 0 to below this are worked on.</param>
    /// <param name="maxParallelism">Threads, 1 or more.</param>
    /// <param name="make">What each thread works with; disposed of in the end where it can be.</param>
    /// <param name="work">Works on a number. It may stop the loop.</param>
    /// <param name="cancellation">Stops the loop.</param>
    public static void For<T>(int count, int maxParallelism, Func<T> make, Action<int, ParallelLoopState, T> work, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = maxParallelism, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, count, parallel, make, (index, loop, own) =>
            {
                work(index, loop, own);
                return own;
            }, own => (own as IDisposable)?.Dispose());
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
        }
    }
}
