using Macl.Learning.Methods;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.ResNets;

/// <summary>Two 3 × 3 convolutions.</summary>
internal sealed class BasicBlock : ResidualBlock
{
    [ComponentName(Name = "conv1")]
    private readonly Convolution _convolution1;

    [ComponentName(Name = "bn1")]
    private readonly BatchNormalisation _norm1;

    [ComponentName(Name = "conv2")]
    private readonly Convolution _convolution2;

    [ComponentName(Name = "bn2")]
    private readonly BatchNormalisation _norm2;

    public BasicBlock(int inputs, int width, int stride)
        : base(nameof(BasicBlock), inputs, width, stride)
    {
        _convolution1 = new Convolution(inputs, width, kernel: 3, stride, padding: 1);
        _norm1 = new BatchNormalisation(width);
        _convolution2 = new Convolution(width, width, kernel: 3, padding: 1);
        _norm2 = new BatchNormalisation(width);
        RegisterComponents();
    }

    public override BatchNormalisation LastNorm => _norm2;

    private protected override Tensor Transform(Tensor input)
    {
        var inner = _norm1.call(_convolution1.call(input)).relu_();
        return _norm2.call(_convolution2.call(inner));
    }
}
