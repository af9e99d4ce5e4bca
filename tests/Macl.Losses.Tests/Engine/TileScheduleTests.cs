namespace Macl.Losses.Tests.Engine;

public sealed class TileScheduleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(11)]
    public void A_symmetric_matrix_has_each_tile_of_its_upper_triangle_once(int blocks)
    {
        (int Row, int Column)[] tiles = [.. TileSchedule.Symmetric(blocks).SelectMany(round => round)];
        Assert.Equal(blocks * (blocks + 1) / 2, tiles.Length);
        Assert.Equal(tiles.Length, tiles.Distinct().Count());
        Assert.All(tiles, tile => Assert.InRange(tile.Row, 0, tile.Column));
        Assert.All(tiles, tile => Assert.InRange(tile.Column, tile.Row, blocks - 1));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(10)]
    public void In_a_round_of_a_symmetric_matrix_no_block_works_on_two_tiles(int blocks) =>
        Assert.All(TileSchedule.Symmetric(blocks), round =>
        {
            int[] busy = [.. round.SelectMany(tile => tile.Row == tile.Column ? [tile.Row] : new[] { tile.Row, tile.Column })];
            Assert.Equal(busy.Length, busy.Distinct().Count());
        });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    [InlineData(4, 4)]
    public void Any_matrix_has_each_tile_once_and_no_block_twice_in_a_round(int rowBlocks, int columnBlocks)
    {
        (int Row, int Column)[][] rounds = TileSchedule.Rectangular(rowBlocks, columnBlocks);
        Assert.Equal(rowBlocks * columnBlocks, rounds.SelectMany(round => round).Distinct().Count());
        Assert.Equal(rowBlocks * columnBlocks, rounds.Sum(round => round.Length));
        Assert.All(rounds, round =>
        {
            Assert.Equal(round.Length, round.DistinctBy(tile => tile.Row).Count());
            Assert.Equal(round.Length, round.DistinctBy(tile => tile.Column).Count());
        });
    }
}
