using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Rows scaled to length 1, at any magnitude, and what leads back. A zero row stays zero, with gradient zero.</summary>
/// <param name="Rows">[N, D], float64 for float64 rows and float32 for all others; no part of a graph.</param>
/// <param name="InverseLengths">One over the length of each raw row, [N, 1]; 0 for a zero row.</param>
internal sealed record UnitSet(Tensor Rows, Tensor InverseLengths)
{
    /// <summary>Normalises a set. The caller's dispose scope owns the result.</summary>
    /// <exception cref="ArgumentException">A row is not finite.</exception>
    public static UnitSet Of(RowSet set)
    {
        using var constants = no_grad();
        using Tensor wide = set.Rows.dtype == ScalarType.Float64 ? set.Rows.contiguous() : set.Rows.to(ScalarType.Float32).contiguous();
        return RowMath.For(wide).Normalise(wide, set.NameOfRow);
    }

    /// <summary>From the derivative by the unit rows to that by the raw rows.</summary>
    /// <param name="gradient">[N, D]; written over.</param>
    /// <param name="dtype">That of the raw rows.</param>
    public Tensor ThroughNormalisation(Tensor gradient, ScalarType dtype)
    {
        RowMath.For(gradient).GoThroughNormalisation(this, gradient);
        return gradient.to(dtype);
    }
}
