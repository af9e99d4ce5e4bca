using static TorchSharp.torch;

namespace Macl.Vision.Encoders.Transformers;

/// <summary>Position embeddings of a class token and a square grid of patches: [1, 1 + patches, width].</summary>
internal static class PositionEmbeddings
{
    /// <summary>Whether a table of this shape is for a square grid, of another size than that of <paramref name="wanted"/>.</summary>
    public static bool CanResample(long[] shape, long[] wanted) =>
        shape is [1, > 1, _] && shape[2] == wanted[2] && shape[1] != wanted[1] && IsSquare(shape[1]);

    /// <summary>The same embeddings for another grid: bicubic and antialiased, as timm does it; that of the class token stays.</summary>
    /// <param name="table">For a square grid.</param>
    /// <param name="length">1 + patches of the new grid, which is square too.</param>
    public static Tensor Resample(Tensor table, long length)
    {
        using var scope = NewDisposeScope();
        long from = SideOf(table.shape[1]);
        long to = SideOf(length);
        long width = table.shape[2];
        var grid = table.narrow(1, 1, from * from).reshape(1, from, from, width).permute(0, 3, 1, 2);
        var resampled = nn.functional.interpolate(grid, [to, to], mode: InterpolationMode.Bicubic, align_corners: false, antialias: true);
        return cat([table.narrow(1, 0, 1), resampled.permute(0, 2, 3, 1).reshape(1, to * to, width)], 1).MoveToOuterDisposeScope();
    }

    private static bool IsSquare(long length) => (SideOf(length) * SideOf(length)) + 1 == length;

    private static long SideOf(long length) => (long)Math.Round(Math.Sqrt(length - 1));
}
