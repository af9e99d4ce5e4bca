using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Unit rows in bfloat16.</summary>
/// <param name="Rows">[N, D].</param>
/// <param name="Extended">[N, D + 2]: with one column more that takes 1 off every similarity, and one of zeros, since products like even widths.</param>
internal sealed record HalfRows(Tensor Rows, Tensor Extended) : IDisposable
{
    /// <param name="unit">Float32 [N, D].</param>
    /// <param name="extension">1 for anchors, −1 for candidates.</param>
    /// <param name="known">The same rows in bfloat16, where they are known.</param>
    public static HalfRows Of(Tensor unit, double extension, Tensor? known)
    {
        using var scope = NewDisposeScope();
        using var value = extension.ToScalar();
        Tensor rows = known ?? unit.to(ScalarType.BFloat16);
        Tensor one = full([unit.shape[0], 1], value, ScalarType.BFloat16);
        return new HalfRows(known ?? rows.DetachFromDisposeScope(), cat([rows, one, zeros_like(one)], 1).DetachFromDisposeScope());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Rows.Dispose();
        Extended.Dispose();
    }
}
