using Macl.Learning.Methods;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.ResNets;

/// <summary>A 1 × 1 convolution and a batch normalisation. State: <c>0.weight</c>, <c>1.weight</c>, <c>1.bias</c> and so on.</summary>
internal sealed class Downsampling : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "0")]
    private readonly Convolution _convolution;

    [ComponentName(Name = "1")]
    private readonly BatchNormalisation _norm;

    public Downsampling(int inputs, int outputs, int stride)
        : base(nameof(Downsampling))
    {
        _convolution = new Convolution(inputs, outputs, kernel: 1, stride);
        _norm = new BatchNormalisation(outputs);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var convolved = _convolution.call(input);
        return _norm.call(convolved);
    }
}
