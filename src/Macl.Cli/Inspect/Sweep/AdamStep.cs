using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>Adam (Kingma and Ba, 2015) for one matrix, with the usual constants.</summary>
internal sealed class AdamStep : IDisposable
{
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.999;
    private static readonly Scalar _firstDecay = FirstDecay.ToScalar();
    private static readonly Scalar _firstRest = (1 - FirstDecay).ToScalar();
    private static readonly Scalar _secondDecay = SecondDecay.ToScalar();
    private static readonly Scalar _secondRest = (1 - SecondDecay).ToScalar();
    private static readonly Scalar _epsilon = 1e-8.ToScalar();

    private readonly Tensor _weight;
    private readonly Tensor _mean;
    private readonly Tensor _square;
    private readonly double _learningRate;
    private int _steps;

    /// <param name="weight">What is changed in place; owned by the caller.</param>
    /// <param name="learningRate">The size of a step.</param>
    public AdamStep(Tensor weight, double learningRate)
    {
        _weight = weight;
        _mean = zeros_like(weight).DetachFromDisposeScope();
        _square = zeros_like(weight).DetachFromDisposeScope();
        _learningRate = learningRate;
    }

    /// <summary>One step against a gradient.</summary>
    public void Take(Tensor gradient)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        _steps++;
        _mean.mul_(_firstDecay).add_(gradient.mul(_firstRest));
        _square.mul_(_secondDecay).add_(gradient.square().mul(_secondRest));
        using var size = (_learningRate / (1 - Math.Pow(FirstDecay, _steps))).ToScalar();
        using var correction = (1 / (1 - Math.Pow(SecondDecay, _steps))).ToScalar();
        _weight.sub_(_mean.mul(size).div_(_square.mul(correction).sqrt_().add_(_epsilon)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _square.Dispose();
    }
}
