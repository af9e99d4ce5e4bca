using Macl.Learning.Data;
using Macl.Learning.Evaluation;

namespace Macl.Learning.Reports.Pictures;

/// <summary>Picks samples at random, the same for the same seed, and from as many classes as possible.</summary>
internal static class QueryPick
{
    /// <summary>
    /// At most <paramref name="most"/> rows in the order of their classes. No class gives a second row before each has given
    /// one; where there are more classes than places, large classes are likelier to get one.
    /// </summary>
    public static IReadOnlyList<int> Rows(EmbeddingSet embeddings, int most, long seed)
    {
        int[] shuffled = [.. Enumerable.Range(0, embeddings.Count)];
        RandomStreams.For(seed, embeddings.Count).Shuffle(shuffled);
        return [.. shuffled
            .GroupBy(Label)
            .SelectMany(rows => rows.Select((row, turn) => (Row: row, Turn: turn)))
            .OrderBy(pick => pick.Turn)
            .Take(most)
            .Select(pick => pick.Row)
            .OrderBy(Label)];

        int Label(int row) => embeddings.Labels?[row] ?? 0;
    }
}
