using Macl.Learning.Methods;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.ResNets;

/// <summary>A 3 × 3 convolution between two of 1 × 1 that narrow and widen; the stride is in the middle.</summary>
internal sealed class Bottleneck : ResidualBlock
{
    [ComponentName(Name = "conv1")]
    private readonly Convolution _convolution1;

    [ComponentName(Name = "bn1")]
    private readonly BatchNormalisation _norm1;

    [ComponentName(Name = "conv2")]
    private readonly Convolution _convolution2;

    [ComponentName(Name = "bn2")]
    private readonly BatchNormalisation _norm2;

    [ComponentName(Name = "conv3")]
    private readonly Convolution _convolution3;

    [ComponentName(Name = "bn3")]
    private readonly BatchNormalisation _norm3;

    public Bottleneck(int inputs, int width, int outputs, int stride)
        : base(nameof(Bottleneck), inputs, outputs, stride)
    {
        _convolution1 = new Convolution(inputs, width, kernel: 1);
        _norm1 = new BatchNormalisation(width);
        _convolution2 = new Convolution(width, width, kernel: 3, stride, padding: 1);
        _norm2 = new BatchNormalisation(width);
        _convolution3 = new Convolution(width, outputs, kernel: 1);
        _norm3 = new BatchNormalisation(outputs);
        RegisterComponents();
    }

    public override BatchNormalisation LastNorm => _norm3;

    private protected override Tensor Transform(Tensor input)
    {
        var narrow = _norm1.call(_convolution1.call(input)).relu_();
        var inner = _norm2.call(_convolution2.call(narrow)).relu_();
        return _norm3.call(_convolution3.call(inner));
    }
}
