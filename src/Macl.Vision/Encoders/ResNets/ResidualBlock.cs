using Macl.Learning.Methods;
using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.ResNets;

/// <summary>A block whose result is added to its input, which a 1 × 1 convolution brings to the result's shape where that is another.</summary>
internal abstract class ResidualBlock : nn.Module<Tensor, Tensor>
{
    private static readonly Scalar One = 1.ToScalar();

    [ComponentName(Name = "downsample")]
    private readonly Downsampling? _downsample;

    private protected ResidualBlock(string name, int inputs, int outputs, int stride)
        : base(name)
    {
        _downsample = inputs == outputs && stride == 1 ? null : new Downsampling(inputs, outputs, stride);
    }

    /// <summary>The normalisation before the sum.</summary>
    public abstract BatchNormalisation LastNorm { get; }

    /// <param name="input">[N, inputs, H, W].</param>
    /// <returns>[N, outputs, ⌈H / stride⌉, ⌈W / stride⌉], in the input's type.</returns>
    public sealed override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var shortcut = _downsample?.call(input) ?? input;
        return Transform(input).add_(shortcut, One).relu_().MoveToOuterDisposeScope();
    }

    /// <summary>What is added to the input: a tensor of its own, that may be overwritten.</summary>
    private protected abstract Tensor Transform(Tensor input);
}
