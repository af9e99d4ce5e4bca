namespace Macl.Learning.Data;

/// <summary>Work done ahead of its use, by background threads, in the order of its items.</summary>
public static class Prefetching
{
    /// <summary>
    /// The results of <paramref name="make"/> in the order of the items, with up to <paramref name="ahead"/> of them
    /// in the making while the caller uses the current one. An item's exception surfaces when its turn comes.
    /// </summary>
    /// <param name="items">May be endless.</param>
    /// <param name="make">Called from several threads at once.</param>
    /// <param name="ahead">0 makes each result on the calling thread when it is asked for.</param>
    /// <param name="cancellation">Ends the sequence with an <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<TResult> SelectAhead<TItem, TResult>(this IEnumerable<TItem> items, Func<TItem, TResult> make, int ahead, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ahead);
        return ahead == 0 ? items.Select(make) : SelectInBackground(items, make, ahead, cancellation);
    }

    private static IEnumerable<TResult> SelectInBackground<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> make, int ahead, CancellationToken cancellation)
    {
        var inTheMaking = new Queue<Task<TResult>>(ahead + 1);
        foreach (var item in items)
        {
            inTheMaking.Enqueue(Task.Run(() => make(item), cancellation));
            if (inTheMaking.Count > ahead)
            {
                yield return inTheMaking.Dequeue().GetAwaiter().GetResult();
            }
        }

        while (inTheMaking.TryDequeue(out var next))
        {
            yield return next.GetAwaiter().GetResult();
        }
    }
}
