using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>A tile with its numbers.</summary>
/// <param name="Place">Where it lies in the matrix.</param>
/// <param name="Values">Bfloat16 [rows, columns]: similarities less 1, or what was made of them.</param>
/// <param name="IsKept">Whether its exponentials stay for the second pass.</param>
internal sealed record HalfTile(Tile Place, Tensor Values, bool IsKept);
