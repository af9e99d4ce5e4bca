using Macl.Learning.Layers;
using Macl.Losses;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>A linear layer whose output is added to what came before, and normalised. State: <c>dense</c>, <c>LayerNorm</c>.</summary>
internal sealed class ResidualOutput : nn.Module<Tensor, Tensor, DropoutDraws, Tensor>
{
    [ComponentName(Name = "dense")]
    private readonly LinearLayer _dense;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNormalisation _norm;

    private readonly double _dropout;

    public ResidualOutput(int inputs, TextEncoderOptions options)
        : base(nameof(ResidualOutput))
    {
        _dense = new LinearLayer(inputs, options.HiddenSize);
        _norm = new LayerNormalisation(options.HiddenSize, options.LayerNormEpsilon);
        _dropout = options.Dropout;
        RegisterComponents();
    }

    /// <param name="input">[N, L, inputs].</param>
    /// <param name="before">[N, L, D].</param>
    /// <param name="dropout">What is left out of the linear layer's output.</param>
    public override Tensor forward(Tensor input, Tensor before, DropoutDraws dropout)
    {
        using var scope = NewDisposeScope();
        return _norm.call(dropout.Apply(_dense.call(input), _dropout).Plus(before)).MoveToOuterDisposeScope();
    }
}
