using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>The layers one behind the other. State: <c>layer.0</c> and so on.</summary>
internal sealed class LayerStack : nn.Module<Tensor, Tensor?, DropoutDraws, Tensor>
{
    [ComponentName(Name = "layer")]
    private readonly ModuleList<TransformerLayer> _layers;

    public LayerStack(TextEncoderOptions options)
        : base(nameof(LayerStack))
    {
        _layers = [.. Enumerable.Range(0, options.Layers).Select(_ => new TransformerLayer(options))];
        RegisterComponents();
    }

    public override Tensor forward(Tensor input, Tensor? mask, DropoutDraws dropout)
    {
        using var scope = NewDisposeScope();
        Tensor features = input;
        foreach (var layer in _layers)
        {
            features = layer.call(features, mask, dropout);
        }

        return features.MoveToOuterDisposeScope();
    }
}
