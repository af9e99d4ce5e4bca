using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>In tensor operations: any device and dtype.</summary>
internal sealed class TensorRowMath : RowMath
{
    private static readonly Scalar _belowAnyScaledLength = .5.ToScalar();
    private static readonly Scalar _largestSingle = ((double)float.MaxValue).ToScalar();
    private static readonly Scalar _smallestSingle = ((double)float.MinValue).ToScalar();
    private static readonly Scalar _largestDouble = double.MaxValue.ToScalar();
    private static readonly Scalar _smallestDouble = double.MinValue.ToScalar();

    /// <summary>Dividing by the largest magnitude first keeps the squares in range; infinity makes a zero row zero.</summary>
    public override UnitSet Normalise(IReadOnlyList<RowPart> parts)
    {
        using var scope = NewDisposeScope();
        Tensor[] found = [.. parts.Select(MagnitudesOf)];
        Tensor rows = cat([.. parts.Select(part => part.Rows)]);
        Tensor magnitudes = cat(found);
        Tensor divisors = magnitudes.masked_fill(magnitudes.eq(Constants.Zero), Constants.Infinity);
        Tensor unit = rows / divisors;
        Tensor lengths = unit.norm(1, keepdim: true, p: 2).clamp_min_(_belowAnyScaledLength);
        return new UnitSet(unit.div_(lengths).MoveToOuterDisposeScope(), divisors.mul_(lengths).reciprocal_().clamp_max_(LargestOf(rows.dtype)).MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public override Tensor Zeros(Tensor like) => zeros_like(like);

    /// <inheritdoc/>
    public override Tensor Dots(Tensor left, Tensor right, long offset)
    {
        using var scope = NewDisposeScope();
        return (left * Turned(right, offset, left.shape[0])).sum(1L).to(ScalarType.Float64).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override void AddScaled(Tensor target, Tensor factors, long factorOffset, Tensor rows, long offset)
    {
        using var scope = NewDisposeScope();
        long count = factors.shape[0];
        Tensor column = Turned(factors.to(target.dtype), factorOffset, count).unsqueeze(1);
        target.narrow(0, 0, count).addcmul_(column, Turned(rows, offset, count), Constants.One);
    }

    /// <inheritdoc/>
    public override void GoThroughNormalisation(UnitSet unit, Tensor gradient)
    {
        using var scope = NewDisposeScope();
        Tensor along = (unit.Rows * gradient).sum(1L, keepdim: true);
        gradient.addcmul_(unit.Rows, along, Constants.MinusOne).mul_(unit.InverseLengths).clamp_(SmallestOf(gradient.dtype), LargestOf(gradient.dtype));
    }

    private static Scalar LargestOf(ScalarType dtype) => dtype == ScalarType.Float64 ? _largestDouble : _largestSingle;

    private static Scalar SmallestOf(ScalarType dtype) => dtype == ScalarType.Float64 ? _smallestDouble : _smallestSingle;

    private static Tensor MagnitudesOf(RowPart part)
    {
        Tensor magnitudes = part.Rows.abs().amax([1], keepdim: true);
        TensorChecks.ThrowIfNotFinite(magnitudes, part.Name);
        return magnitudes;
    }

    private static Tensor Turned(Tensor rows, long offset, long count) => offset == 0 ? rows.narrow(0, 0, count) : rows.roll(-offset, 0);
}
