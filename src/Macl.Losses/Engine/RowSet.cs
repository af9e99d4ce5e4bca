using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>A matrix of raw rows that takes part in a contrast.</summary>
/// <param name="Rows">[rows, D].</param>
/// <param name="NameOfRow">What an error message calls a row.</param>
internal sealed record RowSet(Tensor Rows, Func<long, string> NameOfRow);
