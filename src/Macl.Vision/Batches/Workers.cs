using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Macl.Vision.Batches;

/// <summary>Workers that each have their own memory and are used again and again. Safe for several threads.</summary>
/// <typeparam name="TWorker">What one thread needs.</typeparam>
internal sealed class Workers<TWorker>
    where TWorker : new()
{
    private readonly ConcurrentBag<TWorker> _idle = [];

    /// <summary>Does something for each number from 0 to below <paramref name="count"/>, in any order, on up to this many threads.</summary>
    public void ForEach(int count, int threads, Action<TWorker, int> work)
    {
        if (threads == 1)
        {
            ForEach(count, work);
            return;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, Take, (number, _, worker) => Run(work, worker, number), _idle.Add);
        }
        catch (AggregateException problem)
        {
            ExceptionDispatchInfo.Throw(problem.InnerExceptions[0]);
        }
    }

    private static TWorker Run(Action<TWorker, int> work, TWorker worker, int number)
    {
        work(worker, number);
        return worker;
    }

    private void ForEach(int count, Action<TWorker, int> work)
    {
        TWorker worker = Take();
        for (int number = 0; number < count; number++)
        {
            work(worker, number);
        }

        _idle.Add(worker);
    }

    private TWorker Take() => _idle.TryTake(out TWorker? worker) ? worker : new TWorker();
}
