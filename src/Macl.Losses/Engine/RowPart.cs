using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>A matrix of raw rows.</summary>
/// <param name="Rows">[rows, D].</param>
/// <param name="Name">What an error message calls it.</param>
internal sealed record RowPart(Tensor Rows, string Name);
