using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>Rows of a batch in some order, encoded in groups, and given back in the order of the batch.</summary>
internal static class RowGroups
{
    private const long Stream = 0x73687566;

    /// <summary>The order of the batch.</summary>
    public static int[] InOrder(int count) => [.. Enumerable.Range(0, count)];

    /// <summary>A random order that depends on the seed and the step alone.</summary>
    public static int[] Shuffled(int count, long seed, long step)
    {
        int[] order = InOrder(count);
        RandomStreams.For(seed, Stream, step).Shuffle(order);
        return order;
    }

    /// <summary>Encodes groups of rows, taken from the given order: as many as asked for, of sizes that differ by at most one; fewer where a group would have a single row.</summary>
    /// <typeparam name="TInput">What the encoder takes.</typeparam>
    /// <param name="input">All rows.</param>
    /// <param name="order">Each row once.</param>
    /// <param name="groups">Groups, at least 1.</param>
    /// <param name="select">Some rows of an input, in an order.</param>
    /// <param name="encode">Input [n] → [n, P].</param>
    /// <returns>[N, P], in the order of the input's rows; the caller's.</returns>
    public static Tensor Encode<TInput>(TInput input, int[] order, int groups, Func<TInput, IReadOnlyList<int>, TInput> select, Func<TInput, Tensor> encode)
        where TInput : IDisposable
    {
        int count = Math.Clamp(groups, 1, Math.Max(1, order.Length / 2));
        if (count == 1)
        {
            return encode(input);
        }

        using var scope = NewDisposeScope();
        Tensor[] encoded = [.. Enumerable.Range(0, count).Select(group => EncodeGroup(order[(group * order.Length / count)..((group + 1) * order.Length / count)]))];
        return cat(encoded).index_select(0, tensor(PlacesOf(order), device: encoded[0].device)).MoveToOuterDisposeScope();

        Tensor EncodeGroup(int[] rows)
        {
            using TInput selected = select(input, rows);
            return encode(selected);
        }
    }

    /// <summary>Where each row stands in an order.</summary>
    private static long[] PlacesOf(int[] order)
    {
        var places = new long[order.Length];
        foreach (var (place, row) in order.Index())
        {
            places[row] = place;
        }

        return places;
    }
}
