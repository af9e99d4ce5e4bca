using Macl.Learning.Data;

namespace Macl.Learning.Evaluation;

/// <summary>Rows in an order that the seed alone decides; the first of them are a sample.</summary>
internal static class RowSample
{
    private const long OrderStream = 2;

    /// <summary>All rows, shuffled.</summary>
    public static int[] Shuffle(int count, long seed)
    {
        int[] rows = [.. Enumerable.Range(0, count)];
        RandomStreams.For(seed, OrderStream).Shuffle(rows);
        return rows;
    }
}
