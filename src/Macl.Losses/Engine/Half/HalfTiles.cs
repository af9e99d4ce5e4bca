using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Tiles of bfloat16 similarities less 1, and what is done to them.</summary>
internal sealed unsafe class HalfTiles : IDisposable
{
    /// <summary>What a tile takes.</summary>
    public const long Bytes = 2L * BlockSize * BlockSize;

    /// <summary>The most tiles that an array holds beside a group.</summary>
    public const int MostKept = 1000;

    private const int BlockSize = 1024;
    private const int RowsOfChunk = 128;
    private const int Chunks = BlockSize / RowsOfChunk;
    private const int TilesOfGroup = 6;

    private readonly NegativeRows _rows;
    private readonly int _threads;
    private readonly HalfRows _anchors;
    private readonly HalfRows _candidates;
    private readonly bool[,] _hasExclusions;
    private readonly float[] _ofColumns = new float[TilesOfGroup * Chunks * BlockSize];
    private readonly float[] _ofRows = new float[TilesOfGroup * BlockSize];
    private readonly float[] _noWeights = new float[BlockSize];

    public HalfTiles(NegativeRows rows, int threads)
    {
        _rows = rows;
        _threads = threads;
        _hasExclusions = rows.Exclusions.TilesWithExclusions(BlockSize);
        _anchors = HalfRows.Of(rows.Anchors, 1, known: null);
        _candidates = HalfRows.Of(rows.Candidates, -1, known: rows.AreSymmetric ? _anchors.Rows : null);
    }

    /// <summary>Anchors.</summary>
    public int Anchors => (int)_rows.Anchors.shape[0];

    /// <summary>Anchors, rounded up to whole blocks.</summary>
    public int Padded => _hasExclusions.GetLength(0) * BlockSize;

    /// <summary>All tiles, or those of the upper triangle.</summary>
    public int Count => _rows.AreSymmetric ? _hasExclusions.GetLength(0) * (_hasExclusions.GetLength(0) + 1) / 2 : _hasExclusions.Length;

    /// <summary>Memory for tiles that are kept, and for a group that is not.</summary>
    public static HalfMemory NewMemory(int kept) => new(kept + TilesOfGroup, BlockSize * BlockSize);

    /// <summary>A number for each anchor, and for those beyond the last one.</summary>
    public float[] NewPerAnchor(float value)
    {
        float[] array = new float[Padded];
        Array.Fill(array, value);
        return array;
    }

    /// <summary>The tiles, or those of the upper triangle, in order; some at a time, so that threads are woken once for all of them.</summary>
    public IEnumerable<Tile[]> Groups() => Tiles().Chunk(TilesOfGroup);

    /// <summary>Similarities less 1; excluded candidates are −∞. The caller disposes them.</summary>
    /// <param name="tile">Which.</param>
    /// <param name="memory">Where they lie.</param>
    /// <param name="number">Which tile of the memory.</param>
    public Tensor Similarities(Tile tile, HalfMemory memory, int number)
    {
        using var scope = NewDisposeScope();
        Tensor similarities = memory.Tile(number, tile.Rows, tile.Columns).DetachFromDisposeScope();
        similarities.addmm_(tile.OfRows(_anchors.Extended), tile.OfColumns(_candidates.Extended).t(), beta: 0, alpha: 1);
        if (_hasExclusions[tile.Row / BlockSize, tile.Column / BlockSize])
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
    /// <param name="tiles">A group.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="sums">Added to, by anchor.</param>
    /// <param name="mayKeep">Whether exponentials take the place of x in tiles that are kept.</param>
    public void SumExponentials(HalfTile[] tiles, float scale, double[] sums, bool mayKeep)
    {
        Array.Clear(_ofColumns);
        ForEachRow(tiles, (index, values, r, ofColumns) =>
            _ofRows[(index * BlockSize) + r] = HalfKernels.SumExponentials((ushort*)values, tiles[index].Place.Columns, scale, (float*)ofColumns, mayKeep && tiles[index].IsKept));
        Gather(tiles, (anchor, value) => sums[anchor] += value);
    }

    /// <summary>Keeps up the largest similarity less 1.</summary>
    public void Harden(HalfTile[] tiles, float[] hardest)
    {
        Array.Fill(_ofColumns, float.NegativeInfinity);
        ForEachRow(tiles, (index, values, r, ofColumns) => _ofRows[(index * BlockSize) + r] = HalfKernels.Largest((ushort*)values, tiles[index].Place.Columns, (float*)ofColumns));
        Gather(tiles, (anchor, value) => hardest[anchor] = Math.Max(hardest[anchor], value));
    }

    /// <summary>Puts the derivatives by the similarities in their place.</summary>
    /// <param name="tiles">A group; those that are kept hold exponentials.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="weights">The factor of each anchor.</param>
    public void Weigh(HalfTile[] tiles, float scale, float[] weights)
    {
        fixed (float* ofAll = weights, none = _noWeights)
        {
            (nint all, nint zeros) = ((nint)ofAll, (nint)none);
            ForEachRow(tiles, (index, values, r, _) =>
            {
                Tile place = tiles[index].Place;
                float* ofColumns = _rows.AreSymmetric ? (float*)all + place.Column : (float*)zeros;
                HalfKernels.Weigh((ushort*)values, place.Columns, scale, tiles[index].IsKept, ((float*)all)[place.Row + r], ofColumns);
            });
        }
    }

    /// <summary>Adds the products of derivatives and rows.</summary>
    public void AddGradient(Tensor derivatives, Tile tile, RowGradients gradients)
    {
        using var scope = NewDisposeScope();
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

    private IEnumerable<Tile> Tiles() =>
        from row in Enumerable.Range(0, _hasExclusions.GetLength(0))
        from column in Enumerable.Range(0, _hasExclusions.GetLength(1))
        where !_rows.AreSymmetric || row <= column
        select Tile.At(row, column, BlockSize, _rows);

    /// <summary>A fixed number of rows at a time, each chunk with columns of its own, so that sums do not depend on the number of threads.</summary>
    private void ForEachRow(HalfTile[] tiles, HalfRowWork work)
    {
        nint[] starts = [.. tiles.Select(tile => AddressOf(tile.Values))];
        fixed (float* columns = _ofColumns)
        {
            var ofColumns = (nint)columns;
            CpuThreads.For(tiles.Length * Chunks, _threads, piece =>
            {
                (int index, int chunk) = Math.DivRem(piece, Chunks);
                Tile place = tiles[index].Place;
                for (int r = chunk * RowsOfChunk; r < Math.Min(place.Rows, (chunk + 1) * RowsOfChunk); r++)
                {
                    work(index, starts[index] + ((nint)r * place.Columns * sizeof(ushort)), r, ofColumns + ((nint)piece * BlockSize * sizeof(float)));
                }
            });
        }
    }

    /// <summary>What was found for the rows of each tile and, where it serves both sides, for its columns, in a fixed order.</summary>
    private void Gather(HalfTile[] tiles, Action<int, float> act)
    {
        for (int index = 0; index < tiles.Length; index++)
        {
            Tile place = tiles[index].Place;
            for (int r = 0; r < place.Rows; r++)
            {
                act(place.Row + r, _ofRows[(index * BlockSize) + r]);
            }

            for (int chunk = 0; _rows.AreSymmetric && !place.IsDiagonal && chunk * RowsOfChunk < place.Rows; chunk++)
            {
                for (int c = 0; c < place.Columns; c++)
                {
                    act(place.Column + c, _ofColumns[(((index * Chunks) + chunk) * BlockSize) + c]);
                }
            }
        }
    }

    /// <summary>Tiles lie in pinned memory for as long as they live.</summary>
    private static nint AddressOf(Tensor values)
    {
        fixed (byte* bytes = values.bytes)
        {
            return (nint)bytes;
        }
    }
}
