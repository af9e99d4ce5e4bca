namespace Macl.Losses;

/// <summary>
/// Orders the pairs of groups of rows and columns of a similarity matrix into rounds. Within a round no group of rows and no group of columns occurs
/// twice, so that its pairs can be worked on at the same time, each adding to sums that are its own.
/// </summary>
internal static class TileSchedule
{
    /// <summary>The upper triangle of a symmetric matrix, each tile {i, j} once: first the diagonal, then rounds by the circle method.</summary>
    public static (int Row, int Column)[][] Symmetric(int blocks)
    {
        int players = blocks + (blocks % 2);
        var rounds = new List<(int, int)[]> { Enumerable.Range(0, blocks).Select(block => (block, block)).ToArray() };
        for (int round = 0; round < players - 1 && blocks > 1; round++)
        {
            rounds.Add([.. CirclePairs(players, round).Where(pair => pair.Column < blocks)]);
        }

        return [.. rounds];
    }

    /// <summary>All tiles of a matrix, by shifted diagonals.</summary>
    public static (int Row, int Column)[][] Rectangular(int rowBlocks, int columnBlocks)
    {
        int longer = Math.Max(rowBlocks, columnBlocks);
        int shorter = Math.Min(rowBlocks, columnBlocks);
        return [.. Enumerable.Range(0, longer).Select(round => Enumerable.Range(0, shorter)
            .Select(block => rowBlocks <= columnBlocks ? (block, (block + round) % longer) : ((block + round) % longer, block))
            .ToArray())];
    }

    /// <summary>Each player meets another: the last one stays, the others walk round a table.</summary>
    private static IEnumerable<(int Row, int Column)> CirclePairs(int players, int round)
    {
        int seats = players - 1;
        yield return (round, players - 1);
        for (int step = 1; step < players / 2; step++)
        {
            int one = (round + step) % seats;
            int other = (round - step + seats) % seats;
            yield return (Math.Min(one, other), Math.Max(one, other));
        }
    }
}
