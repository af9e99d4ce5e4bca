using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Rows scaled to length 1 in a dtype that carries the arithmetic, at any magnitude. A zero row stays zero, with gradient zero.</summary>
internal static class UnitRows
{
    /// <param name="rows">[N, D], floating point.</param>
    /// <param name="nameOfRow">What an error message calls a row.</param>
    /// <returns>[N, D], float64 for float64 rows and float32 for all others. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">A row is not finite.</exception>
    public static Tensor Of(Tensor rows, Func<long, string> nameOfRow)
    {
        using var scope = NewDisposeScope();
        Tensor wide = Widen(rows);
        Tensor magnitudes = wide.detach().abs().amax([1], keepdim: true);
        TensorChecks.ThrowIfNotFinite(magnitudes, nameOfRow);
        return UnitLength(wide, magnitudes).MoveToOuterDisposeScope();
    }

    /// <summary>float16 and bfloat16 become float32, in which sums and exponentials keep their accuracy.</summary>
    public static Tensor Widen(Tensor values) =>
        values.to(values.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32);

    /// <summary>Dividing by the largest magnitude first keeps the squares in range; infinity makes a zero row and its gradient zero.</summary>
    private static Tensor UnitLength(Tensor rows, Tensor magnitudes)
    {
        const double BelowAnyScaledLength = .5;
        Tensor scaled = rows / magnitudes.masked_fill(magnitudes == 0, double.PositiveInfinity);
        return scaled / linalg.vector_norm(scaled, 2, [1], keepdim: true).clamp_min(BelowAnyScaledLength);
    }
}
