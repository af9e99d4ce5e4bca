using System.Collections.Concurrent;

namespace Macl.Losses;

/// <summary>What both passes of the CPU engine share: packed rows, tiles with exclusions, threads and their tiles of memory.</summary>
internal sealed unsafe class CpuJob : IDisposable
{
    private readonly ConcurrentBag<PooledArray> _tiles = [];
    private readonly Exclusions _exclusions;
    private readonly bool[,] _hasExclusions;
    private readonly int _threads;
    private readonly int _groupSize;

    /// <param name="rows">Unit rows.</param>
    /// <param name="blockSize">Rows and columns of a tile, a multiple of 96.</param>
    /// <param name="groupSize">Blocks of rows that stay in the cache while tiles are worked on.</param>
    /// <param name="threads">How many threads work.</param>
    public CpuJob(NegativeRows rows, int blockSize, int groupSize, int threads)
    {
        _groupSize = groupSize;
        _threads = threads;
        _exclusions = rows.Exclusions;
        _hasExclusions = _exclusions.TilesWithExclusions(blockSize);
        BlockSize = blockSize;
        Anchors = new PackedRows(rows.Anchors, blockSize, threads);
        Candidates = rows.AreSymmetric ? Anchors : new PackedRows(rows.Candidates, blockSize, threads);
    }

    public int BlockSize { get; }

    public PackedRows Anchors { get; }

    public PackedRows Candidates { get; }

    /// <summary>Whether anchors are compared with each other.</summary>
    public bool AreSymmetric => ReferenceEquals(Anchors, Candidates);

    /// <summary>Numbers in a tile.</summary>
    public int TileLength => BlockSize * BlockSize;

    /// <summary>The tiles in the order of the work.</summary>
    public TilePlan Plan(bool symmetric) =>
        symmetric ? TilePlan.Symmetric(Anchors.Blocks, _groupSize) : TilePlan.Rectangular(Anchors.Blocks, Candidates.Blocks, _groupSize);

    /// <summary>Columns of a block's tiles: its candidates, padded to whole panels.</summary>
    public int WidthOf(int column) => PackedRows.RoundUp(Candidates.RowsOf(column), ProductKernel.Columns);

    /// <summary>Does the work of every tile.</summary>
    /// <param name="plan">The tiles.</param>
    /// <param name="work">The tile's blocks, its number in the plan, and memory for two tiles.</param>
    public void ForEachTile(TilePlan plan, TileWork work) => plan.Run(_threads, job =>
    {
        if (!_tiles.TryTake(out PooledArray? memory))
        {
            memory = new PooledArray(2 * TileLength, clear: false);
        }

        try
        {
            for (int index = 0; index < job.Tiles.Length; index++)
            {
                work(job.Tiles[index].Row, job.Tiles[index].Column, job.FirstNumber + index, memory.Start);
            }
        }
        finally
        {
            _tiles.Add(memory);
        }
    });

    /// <summary>Does work on every block of rows.</summary>
    public void ForEachBlock(PackedRows rows, Action<int> work) => CpuThreads.For(rows.Blocks, CpuThreads.ForNumbers((long)rows.Count * rows.Depth, _threads), work);

    /// <summary>Computes a tile of similarities; excluded candidates, and columns beyond the last one, are −∞.</summary>
    public void Similarities(int row, int column, float* tile)
    {
        int width = WidthOf(column);
        TileProducts.Similarities(Anchors, row, Candidates, column, tile, width);
        ClearPadding(row, column, tile);
        if (_hasExclusions[row, column])
        {
            Exclude(row, column, tile);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Anchors.Dispose();
        Candidates.Dispose();
        foreach (PooledArray tile in _tiles)
        {
            tile.Dispose();
        }
    }

    private void ClearPadding(int row, int column, float* tile)
    {
        int width = WidthOf(column);
        int columns = Candidates.RowsOf(column);
        for (int r = 0; r < Anchors.RowsOf(row) && columns < width; r++)
        {
            new Span<float>(tile + (r * width) + columns, width - columns).Fill(float.NegativeInfinity);
        }
    }

    private void Exclude(int row, int column, float* tile)
    {
        int width = WidthOf(column);
        ReadOnlySpan<int> candidates = _exclusions.CandidateKeys.AsSpan(column * BlockSize, Candidates.RowsOf(column));
        for (int r = 0; r < Anchors.RowsOf(row); r++)
        {
            int key = _exclusions.AnchorKeys[(row * BlockSize) + r];
            for (int c = candidates.IndexOf(key); c >= 0; c = Next(candidates, c + 1, key))
            {
                tile[(r * width) + c] = float.NegativeInfinity;
            }
        }
    }

    private static int Next(ReadOnlySpan<int> keys, int start, int key)
    {
        int found = keys[start..].IndexOf(key);
        return found < 0 ? -1 : start + found;
    }
}
