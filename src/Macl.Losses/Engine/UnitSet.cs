using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Rows scaled to length 1, at any magnitude, and what leads back. A zero row stays zero, with gradient zero.</summary>
/// <param name="Rows">[N, D], float64 for float64 rows and float32 for all others; no part of a graph.</param>
/// <param name="InverseLengths">One over the length of each raw row, [N, 1]; 0 for a zero row.</param>
internal sealed record UnitSet(Tensor Rows, Tensor InverseLengths)
{
    private static readonly Scalar _belowAnyScaledLength = .5.ToScalar();

    /// <summary>Normalises a set. The caller's dispose scope owns the result.</summary>
    /// <exception cref="ArgumentException">A row is not finite.</exception>
    public static UnitSet Of(RowSet set)
    {
        using var scope = NewDisposeScope();
        using var constants = no_grad();
        Tensor wide = Widen(set.Rows).contiguous();
        Tensor magnitudes = wide.abs().amax([1], keepdim: true);
        TensorChecks.ThrowIfNotFinite(magnitudes, set.NameOfRow);
        Tensor divisors = magnitudes.masked_fill(magnitudes.eq(Constants.Zero), Constants.Infinity);
        Tensor unit = wide / divisors;
        Tensor lengths = linalg.vector_norm(unit, 2, [1], keepdim: true).clamp_min_(_belowAnyScaledLength);
        return new UnitSet(unit.div_(lengths).MoveToOuterDisposeScope(), divisors.mul_(lengths).reciprocal_().MoveToOuterDisposeScope());
    }

    /// <summary>float16 and bfloat16 become float32, in which sums and exponentials keep their accuracy.</summary>
    public static Tensor Widen(Tensor values) =>
        values.to(values.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32);

    /// <summary>From the derivative by the unit rows to that by the raw rows: what points along a row is lost, the rest is divided by its length.</summary>
    /// <param name="gradient">[N, D]; written over.</param>
    /// <param name="dtype">That of the raw rows.</param>
    public Tensor ThroughNormalisation(Tensor gradient, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        Tensor along = (Rows * gradient).sum(1L, keepdim: true);
        return gradient.addcmul_(Rows, along, Constants.MinusOne).mul_(InverseLengths).to(dtype).MoveToOuterDisposeScope();
    }
}
