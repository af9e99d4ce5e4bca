using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The engine in tensor operations: any device and dtype.</summary>
/// <param name="rows">Unit rows.</param>
/// <param name="blockSize">Rows and columns of a tile.</param>
internal sealed class TensorEngine(NegativeRows rows, int blockSize) : NegativeEngine
{
    private const int ProcessorBlock = 512;
    private const int DeviceBlock = 4096;

    /// <summary>With tiles that fit a processor's cache.</summary>
    public static TensorEngine OnProcessor(NegativeRows rows) => new(rows, ProcessorBlock);

    /// <summary>With tiles that keep a device busy.</summary>
    public static TensorEngine OnDevice(NegativeRows rows) => new(rows, DeviceBlock);

    /// <inheritdoc/>
    public override TermSums Sum(IReadOnlyList<NegativeTerm> terms, SumNeeds needs)
    {
        using var scope = NewDisposeScope();
        Tensor? hardest = needs.Hardest ? Hardest() : null;
        var sums = SumAll(terms, shift: null);
        bool isShifted = !AreLargeEnough(terms, sums);
        if (isShifted)
        {
            hardest ??= Hardest();
            sums = SumAll(terms, hardest);
        }

        Tensor? wideHardest = hardest?.to(ScalarType.Float64);
        Tensor[] values = [.. terms.Select((term, index) => Value(term, sums[index], isShifted ? wideHardest : null))];
        Array.ForEach(values, value => value.MoveToOuterDisposeScope());
        return new TermSums(values, wideHardest?.MoveToOuterDisposeScope(), isShifted);
    }

    /// <inheritdoc/>
    public override double AddGradient(IReadOnlyList<NegativeTerm> terms, TermSums sums, IReadOnlyList<Tensor?> slopes, RowGradients gradients)
    {
        using var scope = NewDisposeScope();
        bool symmetric = rows.AreSymmetric && !sums.IsShifted;
        Tensor? shift = sums.IsShifted ? sums.Hardest!.to(rows.Anchors.dtype) : null;
        Tensor?[] weights = [.. terms.Select((term, index) => slopes[index] is { } slope ? Weights(term, sums, index, slope).to(rows.Anchors.dtype) : null)];
        Tensor offsets = zeros([], rows.Anchors.dtype, rows.Anchors.device);
        ForEachTile(symmetric, (tile, similarities) =>
        {
            Tensor derivative = zeros_like(similarities);
            for (int index = 0; index < terms.Count; index++)
            {
                if (weights[index] is { } weight)
                {
                    Tensor part = Exponents(terms[index], similarities, shift, tile, isSlope: true).mul_(PerPair(weight, tile, symmetric));
                    derivative.add_(part);
                    using var perOffset = (1 / terms[index].Scale / (symmetric && tile.IsDiagonal ? 2 : 1)).ToScalar();
                    offsets.add_(part.sum().mul_(perOffset));
                }
            }

            gradients.Anchors?.narrow(0, tile.Row, tile.Rows).addmm_(derivative, tile.OfColumns(rows.Candidates));
            if (!(symmetric && tile.IsDiagonal))
            {
                gradients.Candidates?.narrow(0, tile.Column, tile.Columns).addmm_(derivative.t(), tile.OfRows(rows.Anchors));
            }
        });
        return offsets.to(ScalarType.Float64).item<double>();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private Tensor[] SumAll(IReadOnlyList<NegativeTerm> terms, Tensor? shift)
    {
        bool symmetric = rows.AreSymmetric && shift is null;
        Tensor[] sums = [.. terms.Select(_ => zeros(rows.Anchors.shape[0], ScalarType.Float64, rows.Anchors.device))];
        ForEachTile(symmetric, (tile, similarities) =>
        {
            for (int index = 0; index < terms.Count; index++)
            {
                Tensor values = Exponents(terms[index], similarities, shift, tile, isSlope: false);
                tile.OfRows(sums[index]).add_(values.sum(1L));
                if (symmetric && !tile.IsDiagonal)
                {
                    tile.OfColumns(sums[index]).add_(values.sum(0L));
                }
            }
        });
        return sums;
    }

    private Tensor Hardest()
    {
        using var scope = NewDisposeScope();
        Tensor hardest = full_like(rows.Anchors.select(1, 0), Constants.MinusInfinity);
        ForEachTile(rows.AreSymmetric, (tile, similarities) =>
        {
            Tensor ofRows = tile.OfRows(hardest);
            ofRows.copy_(ofRows.maximum(similarities.amax([1])));
            if (rows.AreSymmetric && !tile.IsDiagonal)
            {
                Tensor ofColumns = tile.OfColumns(hardest);
                ofColumns.copy_(ofColumns.maximum(similarities.amax([0])));
            }
        });
        return hardest.MoveToOuterDisposeScope();
    }

    /// <summary>All tiles, or those of the upper triangle, with their similarities; excluded ones are −∞.</summary>
    private void ForEachTile(bool symmetric, Action<Tile, Tensor> act)
    {
        bool[,] excluded = rows.Exclusions.TilesWithExclusions(blockSize);
        for (int row = 0; row < excluded.GetLength(0); row++)
        {
            for (int column = symmetric ? row : 0; column < excluded.GetLength(1); column++)
            {
                using var scope = NewDisposeScope();
                var tile = Tile.At(row, column, blockSize, rows);
                Tensor similarities = tile.OfRows(rows.Anchors).mm(tile.OfColumns(rows.Candidates).t());
                act(tile, excluded[row, column] ? similarities.masked_fill_(tile.Excluded(rows.Exclusions, similarities.device), Constants.MinusInfinity) : similarities);
            }
        }
    }

    private static Tensor Exponents(NegativeTerm term, Tensor similarities, Tensor? shift, Tile tile, bool isSlope)
    {
        using var scale = term.Scale.ToScalar();
        using var offset = term.Offset.ToScalar();
        if (term.Kind == NegativeSum.Softplus)
        {
            Tensor logits = similarities.mul(scale).add_(offset);
            return isSlope ? logits.sigmoid_() : nn.functional.softplus(logits);
        }

        Tensor relative = shift is null ? similarities.sub(Constants.One) : similarities - tile.OfRows(shift).unsqueeze(1);
        return relative.mul_(scale).exp_();
    }

    /// <summary>The weight of the anchor; where a tile serves both of its sides, that of the candidate as an anchor too.</summary>
    private static Tensor PerPair(Tensor weights, Tile tile, bool symmetric)
    {
        Tensor ofRows = tile.OfRows(weights).unsqueeze(1);
        return symmetric ? ofRows + tile.OfColumns(weights) : ofRows;
    }

    private static Tensor Value(NegativeTerm term, Tensor sum, Tensor? shift)
    {
        if (term.Kind == NegativeSum.Softplus)
        {
            return sum;
        }

        using var scale = term.Scale.ToScalar();
        return sum.log().add_((shift ?? ones_like(sum)).mul(scale));
    }

    private static bool AreLargeEnough(IReadOnlyList<NegativeTerm> terms, Tensor[] sums) =>
        terms.Index().All(term => term.Item.Kind != NegativeSum.LogSumExp || sums[term.Index].min().item<double>() > SmallestSum);
}
