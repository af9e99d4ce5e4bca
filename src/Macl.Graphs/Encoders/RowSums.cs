using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Graphs.Encoders;

/// <summary>Adds rows to the rows that an index names.</summary>
internal static class RowSums
{
    /// <summary>Held for good: the framework may free a scalar made for a call while the call still runs.</summary>
    private static readonly Scalar One = 1.ToScalar();

    /// <param name="start">[N, D].</param>
    /// <param name="index">[R], int64: the row of <paramref name="start"/> that each of <paramref name="rows"/> is added to.</param>
    /// <param name="rows">[R, D].</param>
    /// <returns>[N, D].</returns>
    public static Tensor Add(Tensor start, Tensor index, Tensor rows) => start.index_add(0, index, rows, One);
}
