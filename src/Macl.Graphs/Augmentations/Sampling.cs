namespace Macl.Graphs.Augmentations;

/// <summary>Draws without replacement.</summary>
internal static class Sampling
{
    /// <summary>Distinct numbers from 0 to <paramref name="pool"/>.Length − 1, every set equally likely.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="count">How many, at most the pool's length.</param>
    /// <param name="pool">Working memory; the result is its beginning.</param>
    public static ReadOnlySpan<int> Distinct(Random random, int count, Span<int> pool)
    {
        for (int index = 0; index < pool.Length; index++)
        {
            pool[index] = index;
        }

        for (int index = 0; index < count; index++)
        {
            int chosen = random.Next(index, pool.Length);
            (pool[index], pool[chosen]) = (pool[chosen], pool[index]);
        }

        return pool[..count];
    }
}
