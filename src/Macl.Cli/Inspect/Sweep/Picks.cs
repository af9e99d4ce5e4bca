using Macl.Learning.Data;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>Parts of many things, drawn at random and the same each time.</summary>
internal static class Picks
{
    /// <summary>The seed of everything that a sweep draws.</summary>
    public const long Seed = 0;

    /// <summary>At most <paramref name="most"/> positions out of <paramref name="count"/>, ascending.</summary>
    public static int[] Of(int count, int most, Draw draw)
    {
        int[] positions = [.. Enumerable.Range(0, count)];
        return count <= most ? positions : [.. Shuffled(positions, draw).Take(most).Order()];
    }

    /// <summary>The same positions in a random order that depends on the key alone.</summary>
    public static int[] Shuffled(int[] positions, Draw draw, params ReadOnlySpan<long> key)
    {
        int[] order = [.. positions];
        RandomStreams.For(Seed, [(long)draw, .. key]).Shuffle(order);
        return order;
    }
}
