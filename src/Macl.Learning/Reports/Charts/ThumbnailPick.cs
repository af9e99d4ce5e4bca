using Macl.Learning.Data;

namespace Macl.Learning.Reports.Charts;

/// <summary>Picks, at random but the same every time, places of a drawing at which squares do not overlap.</summary>
internal static class ThumbnailPick
{
    /// <summary>
    /// Positions in <paramref name="centres"/>, ascending, so that squares of that side around them share no inner point. Each
    /// place in turn is taken if it is free, so that dense regions fill up and lone places keep theirs.
    /// </summary>
    /// <param name="centres">The places.</param>
    /// <param name="side">The side of each square, above 0, in the unit of the places.</param>
    /// <param name="most">The most places to pick.</param>
    public static IReadOnlyList<int> Positions(IReadOnlyList<(double X, double Y)> centres, double side, int most)
    {
        int[] turns = [.. Enumerable.Range(0, centres.Count)];
        RandomStreams.For(0, centres.Count).Shuffle(turns);
        Dictionary<(int, int), int> taken = [];
        foreach (int position in turns)
        {
            if (taken.Count < most && Around(centres[position], side).All(IsFree))
            {
                taken.TryAdd(Cell(centres[position], side), position);
            }

            bool IsFree((int, int) cell) => !taken.TryGetValue(cell, out int other) || AreApart(centres[position], centres[other], side);
        }

        return [.. taken.Values.Order()];
    }

    /// <summary>The cell of a place in a grid of that side: squares that are apart have their centres in different cells.</summary>
    private static (int Column, int Row) Cell((double X, double Y) place, double side) =>
        ((int)Math.Floor(place.X / side), (int)Math.Floor(place.Y / side));

    private static IEnumerable<(int, int)> Around((double X, double Y) place, double side)
    {
        (int column, int row) = Cell(place, side);
        return from across in Enumerable.Range(column - 1, 3) from down in Enumerable.Range(row - 1, 3) select (across, down);
    }

    private static bool AreApart((double X, double Y) one, (double X, double Y) other, double side) =>
        Math.Max(Math.Abs(one.X - other.X), Math.Abs(one.Y - other.Y)) >= side;
}
