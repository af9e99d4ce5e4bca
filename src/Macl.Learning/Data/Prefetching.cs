namespace Macl.Learning.Data;

/// <summary>Work done ahead of its use, by background threads, in the order of its items.</summary>
public static class Prefetching
{
    /// <summary>
    /// The results of <paramref name="make"/> in the order of the items, with up to <paramref name="ahead"/> of them
    /// in the making while the caller uses the current one. An item's exception surfaces when its turn comes. When the
    /// caller stops early, nothing is in the making any more.
    /// </summary>
    /// <param name="items">May be endless.</param>
    /// <param name="make">Called from several threads at once.</param>
    /// <param name="ahead">0 makes each result on the calling thread when it is asked for.</param>
    /// <param name="cancellation">Ends the sequence with an <see cref="OperationCanceledException"/>, before the next result.</param>
    public static IEnumerable<TResult> SelectAhead<TItem, TResult>(this IEnumerable<TItem> items, Func<TItem, TResult> make, int ahead, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ahead);
        return ahead == 0 ? SelectInTurn(items, make, cancellation) : SelectInBackground(items, make, ahead, cancellation);
    }

    private static IEnumerable<TResult> SelectInTurn<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> make, CancellationToken cancellation)
    {
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return make(item);
        }
    }

    private static IEnumerable<TResult> SelectInBackground<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> make, int ahead, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var inTheMaking = new Queue<Task<TResult>>(ahead + 1);
        try
        {
            foreach (var item in items)
            {
                cancellation.ThrowIfCancellationRequested();
                inTheMaking.Enqueue(Task.Run(() => make(item), stop.Token));
                if (inTheMaking.Count > ahead)
                {
                    yield return Result(inTheMaking.Dequeue(), cancellation);
                }
            }

            while (inTheMaking.TryDequeue(out var next))
            {
                yield return Result(next, cancellation);
            }
        }
        finally
        {
            stop.Cancel();
            AwaitAll(inTheMaking);
        }
    }

    private static TResult Result<TResult>(Task<TResult> task, CancellationToken cancellation)
    {
        var result = task.GetAwaiter().GetResult();
        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    /// <summary>Waits for the end of tasks whose results nobody wants, good or bad.</summary>
    private static void AwaitAll(IEnumerable<Task> tasks) => Task.WhenAll(tasks).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
}
