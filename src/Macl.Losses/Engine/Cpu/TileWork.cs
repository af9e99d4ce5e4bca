namespace Macl.Losses;

/// <summary>The work of one tile.</summary>
/// <param name="row">Its block of anchors.</param>
/// <param name="column">Its block of candidates.</param>
/// <param name="number">Its place in the schedule.</param>
/// <param name="memory">Memory of this thread alone; it may hold anything.</param>
internal unsafe delegate void TileWork(int row, int column, int number, float* memory);
