using Macl.Learning.Layers;
using Macl.Losses;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.Transformers;

/// <summary>Attention and a perceptron, each behind a layer normalisation and added to its input.</summary>
internal sealed class TransformerBlock : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "norm1")]
    private readonly LayerNormalisation _norm1;

    [ComponentName(Name = "attn")]
    private readonly SelfAttention _attention;

    [ComponentName(Name = "norm2")]
    private readonly LayerNormalisation _norm2;

    [ComponentName(Name = "mlp")]
    private readonly Perceptron _perceptron;

    public TransformerBlock(TransformerShape shape)
        : base(nameof(TransformerBlock))
    {
        _norm1 = new LayerNormalisation(shape.Width, VisionTransformer.Epsilon);
        _attention = new SelfAttention(shape.Width, shape.Heads);
        _norm2 = new LayerNormalisation(shape.Width, VisionTransformer.Epsilon);
        _perceptron = new Perceptron(shape.Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var attended = input.Plus(_attention.call(_norm1.call(input)));
        return attended.Plus(_perceptron.call(_norm2.call(attended))).MoveToOuterDisposeScope();
    }
}
