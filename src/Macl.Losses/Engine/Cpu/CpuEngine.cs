using System.Runtime.Intrinsics;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// The engine in vector instructions: float32 on processors with 512-bit vectors. Its products run at the pace of the
/// processor's arithmetic, and exponentials, sums and masks are done while a tile is in the cache.
/// </summary>
/// <param name="threads">How many threads work.</param>
internal sealed unsafe class CpuEngine(int threads) : NegativeEngine
{
    private const int SmallBlock = 96;
    private const int LargeBlock = 192;
    private const int RowsForLargeBlocks = 1536;

    /// <summary>Whether this processor and these rows suit the engine.</summary>
    public static bool Supports(Tensor rows) =>
        Vector512.IsHardwareAccelerated && rows.dtype == ScalarType.Float32 && rows.device_type == DeviceType.CPU;

    /// <inheritdoc/>
    public override TermSums Sum(NegativeRows rows, IReadOnlyList<NegativeTerm> terms, SumNeeds needs)
    {
        using var job = new CpuJob(rows, BlockSizeFor(rows), threads);
        var first = new FirstPass(job, terms, needs);
        first.Run(shifts: null);
        if (first.SmallestExponentialSum <= SmallestSum)
        {
            first.Run(first.FindHardest());
        }

        return first.Result();
    }

    /// <inheritdoc/>
    public override double AddGradient(NegativeRows rows, IReadOnlyList<NegativeTerm> terms, TermSums sums, IReadOnlyList<Tensor?> slopes, RowGradients gradients)
    {
        using var scope = NewDisposeScope();
        using var job = new CpuJob(rows, BlockSizeFor(rows), threads);
        Tensor?[] weights = [.. terms.Select((term, index) => slopes[index] is { } slope ? Weights(term, sums, index, slope) : null)];
        using var second = new SecondPass(job, terms, sums, weights, gradients);
        return second.Run();
    }

    private static int BlockSizeFor(NegativeRows rows) =>
        Math.Max(rows.Anchors.shape[0], rows.Candidates.shape[0]) < RowsForLargeBlocks ? SmallBlock : LargeBlock;
}
