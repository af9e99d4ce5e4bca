namespace Macl.Vision.Encoders.Transformers;

/// <summary>The numbers of a vision transformer.</summary>
/// <param name="Width">Features of a token.</param>
/// <param name="Heads">Heads of attention, of 64 features each.</param>
internal sealed record TransformerShape(int Width, int Heads)
{
    /// <summary>Blocks.</summary>
    public const int Depth = 12;

    public static TransformerShape Of(EncoderKind kind) => kind switch
    {
        EncoderKind.ViTTiny => new(192, 3),
        EncoderKind.ViTSmall => new(384, 6),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is no vision transformer."),
    };
}
