using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Tiles of bfloat16 similarities less 1, and what is done to them.</summary>
internal sealed unsafe class HalfTiles : IDisposable
{
    /// <summary>What a tile takes.</summary>
    public const long Bytes = 2L * BlockSize * BlockSize;

    private const int BlockSize = 1024;
    private const int RowsOfChunk = 128;
    private const int Chunks = BlockSize / RowsOfChunk;

    private readonly NegativeRows _rows;
    private readonly int _threads;
    private readonly HalfRows _anchors;
    private readonly HalfRows _candidates;
    private readonly bool[,] _hasExclusions;
    private readonly float[] _ofColumns = new float[Chunks * BlockSize];
    private readonly float[] _noWeights = new float[BlockSize];

    public HalfTiles(NegativeRows rows, int threads)
    {
        _rows = rows;
        _threads = threads;
        _hasExclusions = rows.Exclusions.TilesWithExclusions(BlockSize);
        _anchors = HalfRows.Of(rows.Anchors, 1);
        _candidates = HalfRows.Of(rows.Candidates, -1);
    }

    /// <summary>Anchors.</summary>
    public int Anchors => (int)_rows.Anchors.shape[0];

    /// <summary>Anchors, rounded up to whole blocks.</summary>
    public int Padded => _hasExclusions.GetLength(0) * BlockSize;

    /// <summary>All tiles, or those of the upper triangle.</summary>
    public int Count => _rows.AreSymmetric ? _hasExclusions.GetLength(0) * (_hasExclusions.GetLength(0) + 1) / 2 : _hasExclusions.Length;

    /// <summary>Memory for some tiles.</summary>
    public static HalfMemory NewMemory(int tiles) => new(tiles, BlockSize * BlockSize);

    /// <summary>A number for each anchor, and for those beyond the last one.</summary>
    public float[] NewPerAnchor(float value)
    {
        float[] array = new float[Padded];
        Array.Fill(array, value);
        return array;
    }

    /// <summary>Acts on all tiles, or on those of the upper triangle, in order.</summary>
    public void ForEach(Action<int, int> act)
    {
        for (int row = 0; row < _hasExclusions.GetLength(0); row++)
        {
            for (int column = _rows.AreSymmetric ? row : 0; column < _hasExclusions.GetLength(1); column++)
            {
                act(row, column);
            }
        }
    }

    /// <summary>Similarities less 1; excluded candidates are −∞. The caller disposes them.</summary>
    /// <param name="row">The block of anchors.</param>
    /// <param name="column">The block of candidates.</param>
    /// <param name="memory">Where they lie.</param>
    /// <param name="number">Which tile of the memory.</param>
    public Tensor Similarities(int row, int column, HalfMemory memory, int number)
    {
        using var scope = NewDisposeScope();
        var tile = Tile.At(row, column, BlockSize, _rows);
        Tensor similarities = memory.Tile(number, tile.Rows, tile.Columns).DetachFromDisposeScope();
        similarities.addmm_(tile.OfRows(_anchors.Extended), tile.OfColumns(_candidates.Extended).t(), beta: 0, alpha: 1);
        if (_hasExclusions[row, column])
        {
            fixed (byte* bytes = similarities.bytes)
            {
                for (int r = 0; r < tile.Rows; r++)
                {
                    HalfKernels.Exclude((ushort*)bytes + ((long)r * tile.Columns), _rows.Exclusions.AnchorKeys[tile.Row + r], _rows.Exclusions.CandidateKeys.AsSpan(tile.Column, tile.Columns));
                }
            }
        }

        return similarities;
    }

    /// <summary>Adds up exp(scale · x) for the anchors of the rows and, where a tile serves both sides, for those of the columns.</summary>
    public void SumExponentials(Tensor similarities, int row, int column, float scale, double[] sums, bool keep)
    {
        var tile = Tile.At(row, column, BlockSize, _rows);
        Array.Clear(_ofColumns);
        ForEachRow(similarities, tile, (values, r, ofColumns) => sums[tile.Row + r] += HalfKernels.SumExponentials((ushort*)values, tile.Columns, scale, (float*)ofColumns, keep));
        ForEachColumnOfOtherSide(tile, (c, value) => sums[tile.Column + c] += value);
    }

    /// <summary>Keeps up the largest similarity less 1.</summary>
    public void Harden(Tensor similarities, int row, int column, float[] hardest)
    {
        var tile = Tile.At(row, column, BlockSize, _rows);
        Array.Fill(_ofColumns, float.NegativeInfinity);
        ForEachRow(similarities, tile, (values, r, ofColumns) => hardest[tile.Row + r] = Math.Max(hardest[tile.Row + r], HalfKernels.Largest((ushort*)values, tile.Columns, (float*)ofColumns)));
        ForEachColumnOfOtherSide(tile, (c, value) => hardest[tile.Column + c] = Math.Max(hardest[tile.Column + c], value));
    }

    /// <summary>Puts the derivatives by the similarities in their place.</summary>
    public void Weigh(Tensor values, int row, int column, float scale, bool areExponentials, float[] weights)
    {
        var tile = Tile.At(row, column, BlockSize, _rows);
        fixed (float* ofColumns = _rows.AreSymmetric ? weights.AsSpan(tile.Column) : _noWeights.AsSpan())
        {
            var columnWeights = (nint)ofColumns;
            ForEachRow(values, tile, (row, r, _) => HalfKernels.Weigh((ushort*)row, tile.Columns, scale, areExponentials, weights[tile.Row + r], (float*)columnWeights));
        }
    }

    /// <summary>Adds the products of derivatives and rows.</summary>
    public void AddGradient(Tensor derivatives, int row, int column, RowGradients gradients)
    {
        using var scope = NewDisposeScope();
        var tile = Tile.At(row, column, BlockSize, _rows);
        if (gradients.Anchors is { } byAnchors)
        {
            tile.OfRows(byAnchors).add_(derivatives.mm(tile.OfColumns(_candidates.Rows)), Constants.One);
        }

        if (gradients.Candidates is { } byCandidates && !(_rows.AreSymmetric && tile.IsDiagonal))
        {
            tile.OfColumns(byCandidates).add_(derivatives.t().mm(tile.OfRows(_anchors.Rows)), Constants.One);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _anchors.Dispose();
        _candidates.Dispose();
    }

    /// <summary>A fixed number of rows at a time, each chunk with columns of its own, so that sums do not depend on the number of threads.</summary>
    private void ForEachRow(Tensor values, Tile tile, Action<nint, int, nint> act)
    {
        fixed (byte* bytes = values.bytes)
        fixed (float* columns = _ofColumns)
        {
            (nint start, nint ofColumns) = ((nint)bytes, (nint)columns);
            int chunks = (tile.Rows + RowsOfChunk - 1) / RowsOfChunk;
            CpuThreads.For(chunks, _threads, chunk =>
            {
                for (int r = chunk * RowsOfChunk; r < Math.Min(tile.Rows, (chunk + 1) * RowsOfChunk); r++)
                {
                    act(start + ((nint)r * tile.Columns * sizeof(ushort)), r, ofColumns + ((nint)chunk * BlockSize * sizeof(float)));
                }
            });
        }
    }

    private void ForEachColumnOfOtherSide(Tile tile, Action<int, float> act)
    {
        for (int place = 0; _rows.AreSymmetric && !tile.IsDiagonal && place < Chunks * tile.Columns; place++)
        {
            (int chunk, int column) = Math.DivRem(place, tile.Columns);
            if (chunk * RowsOfChunk < tile.Rows)
            {
                act(column, _ofColumns[(chunk * BlockSize) + column]);
            }
        }
    }
}
