namespace Macl.Vision.Encoders.ResNets;

/// <summary>The numbers of a residual network.</summary>
/// <param name="StemWidth">Channels behind the stem.</param>
/// <param name="Widths">Channels inside the blocks of each stage; each stage but the first halves height and width.</param>
/// <param name="Blocks">Blocks of each stage.</param>
/// <param name="Expansion">Channels behind a block for each inside it: 4 for bottlenecks, 1 for basic blocks.</param>
internal sealed record ResNetShape(int StemWidth, IReadOnlyList<int> Widths, IReadOnlyList<int> Blocks, int Expansion)
{
    private const int BottleneckExpansion = 4;

    private static readonly int[] _widths = [64, 128, 256, 512];

    /// <summary>Channels behind the last stage.</summary>
    public int FeatureSize => Widths[^1] * Expansion;

    /// <summary>Whether blocks are bottlenecks.</summary>
    public bool IsBottleneck => Expansion > 1;

    public static ResNetShape Of(EncoderKind kind) => kind switch
    {
        EncoderKind.ResNetSmall => new(32, [32, 64, 128, 256], [1, 1, 1, 1], 1),
        EncoderKind.ResNet18 => new(64, _widths, [2, 2, 2, 2], 1),
        EncoderKind.ResNet34 => new(64, _widths, [3, 4, 6, 3], 1),
        EncoderKind.ResNet50 => new(64, _widths, [3, 4, 6, 3], BottleneckExpansion),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is no residual network."),
    };
}
