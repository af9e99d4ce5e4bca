using System.Runtime.Intrinsics;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// The engine in vector instructions: float32 on processors with 512-bit vectors. Its products run at the pace of the
/// processor's arithmetic, and exponentials, sums and masks are done while a tile is in the cache.
/// </summary>
/// <param name="rows">Unit rows.</param>
/// <param name="threads">How many threads work.</param>
internal sealed class CpuEngine(NegativeRows rows, int threads) : NegativeEngine
{
    private const int SmallBlock = 96;
    private const int LargeBlock = 192;
    private const int RowsForLargeBlocks = 1536;
    private const int BlocksInGroup = 2;
    private const int WidthForGroups = 256;
    private const int RowsForGroups = 6144;

    /// <summary>What fits a byte count of 32 bits.</summary>
    private const long MostNumbers = int.MaxValue / sizeof(float);

    private readonly CpuJob _job = new(rows, BlockSizeFor(rows), GroupSizeFor(rows), CpuThreads.ForProducts(rows.Anchors.shape[0] * rows.Candidates.shape[0] * rows.Anchors.shape[1], threads));
    private FirstPass? _first;

    /// <summary>Whether this processor and this many rows of this kind suit the engine.</summary>
    public static bool Supports(Tensor rows, long count) =>
        Vector512.IsHardwareAccelerated && rows.dtype == ScalarType.Float32 && rows.device_type == DeviceType.CPU
        && (count + LargeBlock) * (rows.shape[1] + ProductKernel.Columns) <= MostNumbers;

    /// <inheritdoc/>
    public override TermSums Sum(IReadOnlyList<NegativeTerm> terms, SumNeeds needs)
    {
        _first?.Dispose();
        _first = new FirstPass(_job, terms, needs);
        _first.Run();
        return _first.Result();
    }

    /// <inheritdoc/>
    public override double AddGradient(IReadOnlyList<Tensor?> slopes, RowGradients gradients)
    {
        using var second = new SecondPass(_job, _first ?? throw new InvalidOperationException("The gradient comes after the sums."), slopes, gradients);
        return second.Run();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _job.Dispose();
        _first?.Dispose();
    }

    /// <summary>Wide rows fill the cache with a single block, and few rows in groups would leave threads without work.</summary>
    private static int GroupSizeFor(NegativeRows rows) => rows.Anchors.shape[1] <= WidthForGroups && FewerRows(rows) >= RowsForGroups ? BlocksInGroup : 1;

    private static int BlockSizeFor(NegativeRows rows) =>
        FewerRows(rows) < RowsForLargeBlocks ? SmallBlock : LargeBlock;

    private static long FewerRows(NegativeRows rows) => Math.Min(rows.Anchors.shape[0], rows.Candidates.shape[0]);
}
