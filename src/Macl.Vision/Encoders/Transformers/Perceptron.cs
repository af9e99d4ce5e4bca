using Macl.Learning.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.Transformers;

/// <summary>Two linear layers with a GELU between, four times as wide inside. State: <c>fc1</c>, <c>fc2</c>.</summary>
internal sealed class Perceptron : nn.Module<Tensor, Tensor>
{
    private const int Expansion = 4;

    [ComponentName(Name = "fc1")]
    private readonly LinearLayer _widening;

    [ComponentName(Name = "fc2")]
    private readonly LinearLayer _narrowing;

    public Perceptron(int width)
        : base(nameof(Perceptron))
    {
        _widening = new LinearLayer(width, Expansion * width);
        _narrowing = new LinearLayer(Expansion * width, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _narrowing.call(nn.functional.gelu(_widening.call(input))).MoveToOuterDisposeScope();
    }
}
