using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Rows scaled to length 1, at any magnitude, and what leads back. A zero row stays zero, with gradient zero.</summary>
/// <param name="Rows">[N, D] of all parts, float64 for float64 rows and float32 for all others; no part of a graph.</param>
/// <param name="InverseLengths">One over the length of each raw row, [N, 1]; 0 for a zero row.</param>
internal sealed record UnitSet(Tensor Rows, Tensor InverseLengths)
{
    /// <summary>Normalises a set. The caller's dispose scope owns the result.</summary>
    /// <exception cref="ArgumentException">A row is not finite.</exception>
    public static UnitSet Of(RowSet set)
    {
        using var scope = NewDisposeScope();
        using var constants = no_grad();
        RowPart[] wide = [.. set.Parts.Select(part => part with { Rows = Widen(part.Rows).contiguous() })];
        UnitSet unit = RowMath.For(wide[0].Rows, set.Count).Normalise(wide);
        return new UnitSet(unit.Rows.MoveToOuterDisposeScope(), unit.InverseLengths.MoveToOuterDisposeScope());
    }

    /// <summary>Zeros for a gradient by the rows.</summary>
    public Tensor NewGradient() => RowMath.For(Rows, Rows.shape[0]).Zeros(Rows);

    /// <summary>From the derivative by the unit rows to those by the raw rows of each part that asks for one.</summary>
    /// <param name="set">The raw rows.</param>
    /// <param name="gradient">[N, D]; written over.</param>
    /// <returns>Gradients in the dtype of the unit rows: a factor may come before they are rounded to that of the raw rows.</returns>
    public IEnumerable<(Tensor Rows, Tensor Gradient)> ThroughNormalisation(RowSet set, Tensor gradient)
    {
        RowMath.For(gradient, gradient.shape[0]).GoThroughNormalisation(this, gradient);
        long first = 0;
        foreach (RowPart part in set.Parts)
        {
            long count = part.Rows.shape[0];
            if (part.Rows.requires_grad)
            {
                yield return (part.Rows, gradient.narrow(0, first, count));
            }

            first += count;
        }
    }

    /// <summary>float16 and bfloat16 become float32, in which sums and exponentials keep their accuracy.</summary>
    private static Tensor Widen(Tensor rows) => rows.dtype == ScalarType.Float64 ? rows : rows.to(ScalarType.Float32);
}
