using Macl.Learning.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>A linear layer and an activation. State: <c>dense</c>.</summary>
internal sealed class Widening : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "dense")]
    private readonly LinearLayer _dense;

    private readonly Activation _activation;

    public Widening(TextEncoderOptions options)
        : base(nameof(Widening))
    {
        _dense = new LinearLayer(options.HiddenSize, options.IntermediateSize);
        _activation = options.Activation;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var wide = _dense.call(input);
        return _activation switch
        {
            Activation.Relu => nn.functional.relu(wide),
            Activation.GeluTanh => nn.functional.gelu(wide, TorchSharp.Modules.GELU.Approximate.tanh),
            _ => nn.functional.gelu(wide),
        };
    }
}
