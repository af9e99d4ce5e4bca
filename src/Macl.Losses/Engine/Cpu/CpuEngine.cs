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

    private readonly CpuJob _job = new(rows, BlockSizeFor(rows), threads);
    private NativeArray? _kept;

    /// <summary>Whether this processor and these rows suit the engine.</summary>
    public static bool Supports(Tensor rows) =>
        Vector512.IsHardwareAccelerated && rows.dtype == ScalarType.Float32 && rows.device_type == DeviceType.CPU;

    /// <inheritdoc/>
    public override TermSums Sum(IReadOnlyList<NegativeTerm> terms, SumNeeds needs)
    {
        var pass = new FirstPass(_job, terms, needs);
        pass.Run(shifts: null);
        if (pass.SmallestExponentialSum <= SmallestSum)
        {
            pass.Run(pass.FindHardest());
        }

        _kept?.Dispose();
        _kept = pass.Kept;
        return pass.Result();
    }

    /// <inheritdoc/>
    public override double AddGradient(IReadOnlyList<NegativeTerm> terms, TermSums sums, IReadOnlyList<Tensor?> slopes, RowGradients gradients)
    {
        using var scope = NewDisposeScope();
        Tensor?[] weights = [.. terms.Select((term, index) => slopes[index] is { } slope ? Weights(term, sums, index, slope) : null)];
        using var pass = new SecondPass(_job, terms, sums, _kept, weights, gradients);
        return pass.Run();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _job.Dispose();
        _kept?.Dispose();
    }

    private static int BlockSizeFor(NegativeRows rows) =>
        Math.Max(rows.Anchors.shape[0], rows.Candidates.shape[0]) < RowsForLargeBlocks ? SmallBlock : LargeBlock;
}
