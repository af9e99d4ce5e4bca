namespace Macl.Losses;

/// <summary>What a thread needs for a tile.</summary>
/// <param name="Number">The tile of the memory that is this thread's own.</param>
/// <param name="OfColumns">A number for each column.</param>
internal sealed record HalfScratch(int Number, float[] OfColumns);
