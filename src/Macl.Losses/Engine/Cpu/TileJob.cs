namespace Macl.Losses;

/// <summary>Tiles that are worked on one after the other.</summary>
/// <param name="Number">The job's place in the plan.</param>
/// <param name="Row">Their group of blocks of anchors.</param>
/// <param name="Column">Their group of blocks of candidates.</param>
/// <param name="RowTurn">How many jobs of the group of anchors come before.</param>
/// <param name="ColumnTurn">How many jobs of the group of candidates come before.</param>
/// <param name="FirstNumber">The place of the first tile in the whole plan.</param>
/// <param name="Tiles">Blocks of anchors and candidates.</param>
internal sealed record TileJob(int Number, int Row, int Column, int RowTurn, int ColumnTurn, int FirstNumber, (int Row, int Column)[] Tiles);
