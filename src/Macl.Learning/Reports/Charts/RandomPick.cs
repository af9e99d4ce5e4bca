using Macl.Learning.Data;

namespace Macl.Learning.Reports.Charts;

/// <summary>
/// A part of many things, picked at random but the same every time. A fixed stride would not do: it can miss whole classes
/// where they come in turn.
/// </summary>
internal static class RandomPick
{
    /// <summary>At most <paramref name="most"/> positions out of <paramref name="count"/>, ascending.</summary>
    public static IEnumerable<int> Positions(int count, int most)
    {
        int[] positions = [.. Enumerable.Range(0, count)];
        if (count <= most)
        {
            return positions;
        }

        RandomStreams.For(0, count).Shuffle(positions);
        return positions.Take(most).Order();
    }
}
