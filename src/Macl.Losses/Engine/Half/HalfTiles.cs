using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Tiles of bfloat16 similarities less 1, each computed and worked on by one thread while it is in the cache.</summary>
internal sealed unsafe class HalfTiles : IDisposable
{
    private const int SmallBlock = 256;
    private const int LargeBlock = 512;
    private const int RowsForLargeBlocks = 4096;

    /// <summary>The most numbers of an array.</summary>
    private const long MostNumbers = 1L << 30;

    private readonly NegativeRows _rows;
    private readonly int _threads;
    private readonly int _libTorchThreads = get_num_threads();
    private readonly HalfRows _anchors;
    private readonly HalfRows _candidates;
    private readonly bool[,] _hasExclusions;
    private readonly TilePlan _plan;
    private readonly ConcurrentBag<HalfScratch> _scratch = [];
    private HalfMemory? _memory;
    private int _kept;

    public HalfTiles(NegativeRows rows, int threads)
    {
        using var alone = new OneLibTorchThread(_libTorchThreads);
        _rows = rows;
        _threads = threads;
        BlockSize = Math.Min(rows.Anchors.shape[0], rows.Candidates.shape[0]) < RowsForLargeBlocks ? SmallBlock : LargeBlock;
        _hasExclusions = rows.Exclusions.TilesWithExclusions(BlockSize);
        _plan = rows.AreSymmetric ? TilePlan.Symmetric(_hasExclusions.GetLength(0), 1) : TilePlan.Rectangular(_hasExclusions.GetLength(0), _hasExclusions.GetLength(1), 1);
        _anchors = HalfRows.Of(rows.Anchors, 1, known: null);
        _candidates = HalfRows.Of(rows.Candidates, -1, known: rows.AreSymmetric ? _anchors.Rows : null);
    }

    /// <summary>Anchors.</summary>
    public int Anchors => (int)_rows.Anchors.shape[0];

    /// <summary>Rows and columns of a tile.</summary>
    public int BlockSize { get; }

    private int TileLength => BlockSize * BlockSize;

    /// <summary>Takes memory for tiles that stay from the first pass to the second, and for one of each thread.</summary>
    /// <param name="bytes">The most for those that stay.</param>
    public void Reserve(long bytes)
    {
        Release();
        _kept = (int)Math.Min(Math.Min(_plan.Tiles, bytes / sizeof(ushort) / TileLength), (MostNumbers / TileLength) - _threads);
        _memory = new HalfMemory(_kept + _threads, TileLength);
        foreach (int thread in Enumerable.Range(0, _threads))
        {
            _scratch.Add(new HalfScratch(_kept + thread, new float[BlockSize]));
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        _memory?.Dispose();
        _memory = null;
        _scratch.Clear();
    }

    /// <summary>Computes all tiles, or those of the upper triangle, and does work on them; on those of a row or a column in a fixed order.</summary>
    public void ForEach(HalfTileWork work) => ForEach(isFirst: true, work);

    /// <summary>The same once more: tiles that were kept are as the first work left them.</summary>
    public void ForEachAgain(HalfTileWork work) => ForEach(isFirst: false, work);

    /// <summary>Adds the products of derivatives and rows.</summary>
    public void AddGradient(Tensor derivatives, Tile tile, RowGradients gradients)
    {
        if (gradients.Anchors is { } byAnchors)
        {
            AddProduct(byAnchors, tile.Row, derivatives, tile.OfColumns(_candidates.Rows));
        }

        if (gradients.Candidates is { } byCandidates && !(_rows.AreSymmetric && tile.IsDiagonal))
        {
            AddProduct(byCandidates, tile.Column, derivatives.t(), tile.OfRows(_anchors.Rows));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _anchors.Dispose();
        _candidates.Dispose();
        Release();
    }

    private static void AddProduct(Tensor sums, int firstRow, Tensor derivatives, Tensor rows)
    {
        Tensor product = derivatives.mm(rows);
        fixed (byte* target = sums.bytes, source = product.bytes)
        {
            HalfKernels.Add((float*)target + (firstRow * sums.shape[1]), (ushort*)source, (int)product.numel());
        }
    }

    private void ForEach(bool isFirst, HalfTileWork work) => _plan.Run(_threads, job =>
    {
        if (!_scratch.TryTake(out HalfScratch? scratch))
        {
            throw new InvalidOperationException($"More than {_threads} threads work.");
        }

        try
        {
            using var alone = new OneLibTorchThread(_libTorchThreads);
            using var constants = no_grad();
            using var scope = NewDisposeScope();
            var place = Tile.At(job.Tiles[0].Row, job.Tiles[0].Column, BlockSize, _rows);
            bool isKept = job.FirstNumber < _kept;
            Tensor values = _memory!.Tile(isKept ? job.FirstNumber : scratch.Number, place.Rows, place.Columns);
            if (isFirst || !isKept)
            {
                ComputeSimilarities(values, place);
            }

            work(place, values, isKept, scratch.OfColumns);
        }
        finally
        {
            _scratch.Add(scratch);
        }
    });

    /// <summary>Excluded candidates are −∞.</summary>
    private void ComputeSimilarities(Tensor values, Tile tile)
    {
        values.addmm_(tile.OfRows(_anchors.Extended), tile.OfColumns(_candidates.Extended).t(), beta: 0, alpha: 1);
        if (!_hasExclusions[tile.Row / BlockSize, tile.Column / BlockSize])
        {
            return;
        }

        fixed (byte* bytes = values.bytes)
        {
            for (int r = 0; r < tile.Rows; r++)
            {
                HalfKernels.Exclude((ushort*)bytes + ((long)r * tile.Columns), _rows.Exclusions.AnchorKeys[tile.Row + r], _rows.Exclusions.CandidateKeys.AsSpan(tile.Column, tile.Columns));
            }
        }
    }
}
