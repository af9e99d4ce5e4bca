using System.Collections.Concurrent;

namespace Macl.Losses;

/// <summary>What both passes of the CPU engine share: packed rows, tiles with exclusions, threads and their tiles of memory.</summary>
internal sealed unsafe class CpuJob : IDisposable
{
    private readonly ConcurrentBag<NativeArray> _tiles = [];
    private readonly Exclusions _exclusions;
    private readonly bool[,] _hasExclusions;
    private readonly int _threads;

    public CpuJob(NegativeRows rows, int blockSize, int threads)
    {
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

    /// <summary>The tiles in the order of the work, in rounds.</summary>
    public (int Row, int Column)[][] Schedule(bool symmetric) =>
        symmetric ? TileSchedule.Symmetric(Anchors.Blocks) : TileSchedule.Rectangular(Anchors.Blocks, Candidates.Blocks);

    /// <summary>Columns of a block's tiles: its candidates, padded to whole panels.</summary>
    public int WidthOf(int column) => PackedRows.RoundUp(Candidates.RowsOf(column), ProductKernel.Columns);

    /// <summary>Does the work of every tile: the rounds one after the other, a round's tiles at the same time.</summary>
    /// <param name="schedule">The tiles.</param>
    /// <param name="work">The tile's blocks, its number in the schedule, and memory for two tiles.</param>
    public void ForEachTile((int Row, int Column)[][] schedule, TileWork work)
    {
        int number = 0;
        foreach (var round in schedule)
        {
            int first = number;
            if (_threads == 1 || round.Length == 1)
            {
                for (int index = 0; index < round.Length; index++)
                {
                    Do(round[index], first + index);
                }
            }
            else
            {
                Parallel.For(0, round.Length, new ParallelOptions { MaxDegreeOfParallelism = _threads }, index => Do(round[index], first + index));
            }

            number += round.Length;
        }

        void Do((int Row, int Column) tile, int number)
        {
            if (!_tiles.TryTake(out NativeArray? memory))
            {
                memory = new NativeArray(2L * TileLength);
            }

            work(tile.Row, tile.Column, number, memory.Start);
            _tiles.Add(memory);
        }
    }

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
        foreach (NativeArray tile in _tiles)
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
