using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders;

/// <summary>
/// A two-dimensional convolution with square kernels, in the type of its input: the weights stay as they are, and their gradients come in their own
/// type. State: <c>weight</c> [outputs, inputs, k, k] and, if there is one, <c>bias</c> [outputs].
/// </summary>
internal sealed class Convolution : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    [ComponentName(Name = "bias")]
    private readonly Parameter? _bias;

    private readonly long[] _strides;
    private readonly long[] _padding;

    public Convolution(int inputs, int outputs, int kernel, int stride = 1, int padding = 0, bool hasBias = false)
        : base(nameof(Convolution))
    {
        _weight = new Parameter(zeros(outputs, inputs, kernel, kernel));
        _bias = hasBias ? new Parameter(zeros(outputs)) : null;
        _strides = [stride, stride];
        _padding = [padding, padding];
        RegisterComponents();
    }

    /// <summary>[outputs, inputs, k, k].</summary>
    public Parameter Weight => _weight;

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var weight = ChannelsLast.Of(_weight.to(input.dtype));
        return nn.functional.conv2d(input, weight, _bias?.to(input.dtype), _strides, _padding).MoveToOuterDisposeScope();
    }
}
