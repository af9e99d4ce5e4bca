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

    private IReadOnlyList<NegativeTerm> _terms = [];
    private Tensor[] _values = [];

    /// <summary>What exponentials are relative to, [anchors]; null: similarity 1. Each anchor's hardest negative where exponentials relative to 1 nearly vanished.</summary>
    private Tensor? _shift;

    /// <inheritdoc/>
    public override TermSums Sum(IReadOnlyList<NegativeTerm> terms, SumNeeds needs)
    {
        using var scope = NewDisposeScope();
        using var constants = no_grad();
        Dispose();
        _terms = terms;
        Tensor? hardest = needs.Hardest ? Hardest() : null;
        Tensor[] sums = SumAll();
        if (!AreLargeEnough(sums))
        {
            _shift = (hardest ?? Hardest()).DetachFromDisposeScope();
            hardest ??= _shift;
            sums = SumAll();
        }

        _values = [.. sums.Select((sum, term) => Value(terms[term], sum).DetachFromDisposeScope())];
        return new TermSums([.. _values.Select(value => value.alias().MoveToOuterDisposeScope())], needs.Hardest ? hardest!.to(ScalarType.Float64).MoveToOuterDisposeScope() : null);
    }

    /// <inheritdoc/>
    public override double AddGradient(IReadOnlyList<Tensor?> slopes, RowGradients gradients)
    {
        using var scope = NewDisposeScope();
        using var constants = no_grad();
        bool symmetric = rows.AreSymmetric && _shift is null;
        Tensor?[] weights = [.. slopes.Select((slope, term) => slope is null ? null : Weights(term, slope))];
        double byOffset = 0;
        ForEachTile(symmetric, (tile, similarities) =>
        {
            Tensor derivative = zeros_like(similarities);
            for (int term = 0; term < _terms.Count; term++)
            {
                if (weights[term] is { } weight)
                {
                    Tensor part = Summands(_terms[term], similarities, tile, isSlope: true).mul_(PerPair(weight, tile, symmetric));
                    derivative.add_(part, Constants.One);
                    byOffset += ByOffset(_terms[term], part, symmetric && tile.IsDiagonal);
                }
            }

            gradients.Anchors?.narrow(0, tile.Row, tile.Rows).addmm_(derivative, tile.OfColumns(rows.Candidates));
            if (!(symmetric && tile.IsDiagonal))
            {
                gradients.Candidates?.narrow(0, tile.Column, tile.Columns).addmm_(derivative.t(), tile.OfRows(rows.Anchors));
            }
        });
        return byOffset;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Array.ForEach(_values, value => value.Dispose());
        _shift?.Dispose();
        (_values, _shift) = ([], null);
    }

    private Tensor[] SumAll()
    {
        bool symmetric = rows.AreSymmetric && _shift is null;
        Tensor[] sums = [.. _terms.Select(_ => zeros(rows.Anchors.shape[0], ScalarType.Float64, rows.Anchors.device))];
        ForEachTile(symmetric, (tile, similarities) =>
        {
            for (int term = 0; term < _terms.Count; term++)
            {
                Tensor summands = Summands(_terms[term], similarities, tile, isSlope: false);
                tile.OfRows(sums[term]).add_(summands.sum(1L), Constants.One);
                if (symmetric && !tile.IsDiagonal)
                {
                    tile.OfColumns(sums[term]).add_(summands.sum(0L), Constants.One);
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

    /// <summary>The summand of each pair, or its derivative by the logit.</summary>
    private Tensor Summands(NegativeTerm term, Tensor similarities, Tile tile, bool isSlope)
    {
        using var scale = term.Scale.ToScalar();
        using var offset = term.Offset.ToScalar();
        if (term.Kind == NegativeSum.Softplus)
        {
            Tensor logits = similarities.mul(scale).add_(offset, Constants.One);
            return isSlope ? logits.sigmoid_() : nn.functional.logsigmoid(logits.neg_()).neg_();
        }

        Tensor relative = _shift is null ? similarities.sub(Constants.One) : similarities - tile.OfRows(_shift).unsqueeze(1);
        return relative.mul_(scale).exp_();
    }

    /// <summary>A tile on the diagonal of a symmetric matrix holds each pair twice.</summary>
    private static double ByOffset(NegativeTerm term, Tensor derivative, bool holdsPairsTwice) =>
        term.Kind == NegativeSum.Softplus ? derivative.sum(ScalarType.Float64).item<double>() / term.Scale / (holdsPairsTwice ? 2 : 1) : 0;

    /// <summary>The weight of the anchor; where a tile serves both of its sides, that of the candidate as an anchor too.</summary>
    private static Tensor PerPair(Tensor weights, Tile tile, bool symmetric)
    {
        Tensor ofRows = tile.OfRows(weights).unsqueeze(1);
        return symmetric ? ofRows.Plus(tile.OfColumns(weights)) : ofRows;
    }

    /// <summary>The factor of exp(scale · (s − shift)) in the derivative by s, for each anchor: slope · scale · exp(scale · shift − log Σ).</summary>
    private Tensor Weights(int term, Tensor slope)
    {
        using var scale = _terms[term].Scale.ToScalar();
        Tensor weights = slope.mul(scale);
        return (_terms[term].Kind == NegativeSum.Softplus ? weights : weights.mul_((Shifts().mul_(scale) - _values[term]).exp_())).to(rows.Anchors.dtype);
    }

    private Tensor Value(NegativeTerm term, Tensor sum)
    {
        using var scale = term.Scale.ToScalar();
        return term.Kind == NegativeSum.Softplus ? sum.alias() : sum.log().add_(Shifts(), scale);
    }

    /// <summary>What exponentials are relative to, float64 [anchors].</summary>
    private Tensor Shifts() =>
        _shift is null ? ones([rows.Anchors.shape[0]], ScalarType.Float64, rows.Anchors.device) : _shift.to(ScalarType.Float64).clone();

    private bool AreLargeEnough(Tensor[] sums) =>
        _terms.Index().All(term => term.Item.Kind != NegativeSum.LogSumExp || sums[term.Index].min().item<double>() > SmallestSum);
}
