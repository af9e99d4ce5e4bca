using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Unit rows as the kernels want them: padded with zeros to whole blocks, once by rows, once in panels of 32 rows side by side.</summary>
internal sealed unsafe class PackedRows : IDisposable
{
    private readonly PooledArray _rows;
    private readonly PooledArray _panels;

    /// <param name="unit">Float32 [rows, D] on the CPU, contiguous.</param>
    /// <param name="blockSize">Rows of a block, a multiple of 96.</param>
    /// <param name="threads">How many threads may help.</param>
    public PackedRows(Tensor unit, int blockSize, int threads)
    {
        Count = (int)unit.shape[0];
        Depth = (int)unit.shape[1];
        Stride = RoundUp(Depth, ProductKernel.Columns);
        BlockSize = blockSize;
        _rows = new PooledArray(checked(Blocks * blockSize * Stride), clear: true);
        _panels = new PooledArray(checked(Blocks * blockSize * Depth), clear: false);
        fixed (byte* bytes = unit.bytes)
        {
            var source = (nint)bytes;
            CpuThreads.For(Blocks, CpuThreads.ForNumbers(unit.numel(), threads), block => Pack((float*)source, block));
        }
    }

    /// <summary>Rows.</summary>
    public int Count { get; }

    /// <summary>Columns.</summary>
    public int Depth { get; }

    /// <summary>From one row to the next: the columns, padded to whole vectors.</summary>
    public int Stride { get; }

    /// <summary>Rows of a block.</summary>
    public int BlockSize { get; }

    /// <summary>Blocks of rows; the last may be short.</summary>
    public int Blocks => (Count + BlockSize - 1) / BlockSize;

    /// <summary>The rows of a block that are there.</summary>
    public int RowsOf(int block) => Math.Min(BlockSize, Count - (block * BlockSize));

    /// <summary>The first row of a block.</summary>
    public float* Rows(int block) => _rows.Start + ((long)block * BlockSize * Stride);

    /// <summary>The first panel of a block: [D, 32] each.</summary>
    public float* Panels(int block) => _panels.Start + ((long)block * BlockSize * Depth);

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _panels.Dispose();
    }

    public static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;

    private void Pack(float* source, int block)
    {
        int first = block * BlockSize;
        for (int row = 0; row < RowsOf(block); row++)
        {
            float* from = source + ((long)(first + row) * Depth);
            new ReadOnlySpan<float>(from, Depth).CopyTo(new Span<float>(Rows(block) + ((long)row * Stride), Depth));
        }

        for (int row = 0; row < RowsOf(block); row += ProductKernel.Lanes)
        {
            int panel = row / ProductKernel.Columns;
            PackHalfPanel(Rows(block) + ((long)row * Stride), Panels(block) + ((long)panel * ProductKernel.Columns * Depth) + (row % ProductKernel.Columns));
        }
    }

    /// <summary>Sixteen rows become sixteen columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void PackHalfPanel(float* rows, float* panel)
    {
        for (int column = 0; column < Depth; column++)
        {
            float* from = rows + column;
            Vector512<float> gathered = Vector512.Create(
                from[0], from[Stride], from[2 * Stride], from[3 * Stride], from[4 * Stride], from[5 * Stride], from[6 * Stride], from[7 * Stride],
                from[8 * Stride], from[9 * Stride], from[10 * Stride], from[11 * Stride], from[12 * Stride], from[13 * Stride], from[14 * Stride], from[15 * Stride]);
            gathered.Store(panel + (column * ProductKernel.Columns));
        }
    }
}
