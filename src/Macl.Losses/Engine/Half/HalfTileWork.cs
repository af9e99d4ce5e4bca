using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The work on a tile.</summary>
/// <param name="place">Where it lies in the matrix.</param>
/// <param name="values">Bfloat16 [rows, columns]: similarities less 1, or the exponentials that were made of them in the first pass.</param>
/// <param name="isKept">Whether its exponentials stay for the second pass.</param>
/// <param name="ofColumns">Memory of this thread alone, a number for each column; it may hold anything.</param>
internal delegate void HalfTileWork(Tile place, Tensor values, bool isKept, float[] ofColumns);
