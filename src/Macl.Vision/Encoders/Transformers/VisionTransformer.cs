using Macl.Learning.Layers;
using Macl.Losses;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.Transformers;

/// <summary>
/// A vision transformer (Dosovitskiy et al., ICLR 2021) up to the normalised class token. Names in the state dictionary are timm's: cls_token, pos_embed,
/// patch_embed.proj.weight, blocks.0.norm1.weight, blocks.0.attn.qkv.weight, blocks.0.mlp.fc1.weight, norm.weight and so on.
/// </summary>
internal sealed class VisionTransformer : ImageEncoder
{
    /// <summary>That of the layer normalisations.</summary>
    public const double Epsilon = 1e-6;

    [ComponentName(Name = "cls_token")]
    private readonly Parameter _classToken;

    [ComponentName(Name = "pos_embed")]
    private readonly Parameter _positions;

    [ComponentName(Name = "patch_embed")]
    private readonly PatchEmbedding _patches;

    [ComponentName(Name = "blocks")]
    private readonly ModuleList<TransformerBlock> _blocks;

    [ComponentName(Name = "norm")]
    private readonly LayerNormalisation _norm;

    public VisionTransformer(EncoderOptions options, long seed)
        : this(options, TransformerShape.Of(options.Kind), seed)
    {
    }

    private VisionTransformer(EncoderOptions options, TransformerShape shape, long seed)
        : base(nameof(VisionTransformer), options, shape.Width)
    {
        long side = options.ImageSize / options.PatchSize;
        _classToken = new Parameter(zeros(1, 1, shape.Width));
        _positions = new Parameter(zeros(1, (side * side) + 1, shape.Width));
        _patches = new PatchEmbedding(options.PatchSize, shape.Width);
        _blocks = [.. Enumerable.Range(0, TransformerShape.Depth).Select(_ => new TransformerBlock(shape))];
        _norm = new LayerNormalisation(shape.Width, Epsilon);
        RegisterComponents();
        TransformerStart.Apply(this, seed);
    }

    private protected override string? WhyUnfit(long count, long height, long width) =>
        height == Options.ImageSize && width == Options.ImageSize ? null : $"allowed: [N, 3, {Options.ImageSize}, {Options.ImageSize}]";

    private protected override Tensor Encode(Tensor pictures)
    {
        var tokens = Tokens(pictures);
        foreach (var block in _blocks)
        {
            using var before = tokens;
            tokens = block.call(before);
        }

        return _norm.call(tokens.select(1, 0).to(Full(tokens.dtype)));
    }

    private Tensor Tokens(Tensor pictures)
    {
        using var scope = NewDisposeScope();
        var type = pictures.dtype;
        var classTokens = _classToken.to(type).expand(pictures.shape[0], -1, -1);
        return cat([classTokens, _patches.call(pictures)], 1).Plus(_positions.to(type)).MoveToOuterDisposeScope();
    }
}
