using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Training;

/// <summary>A few steps with given gradients from given weights: nothing but the optimizer computes.</summary>
public sealed class FixedDescent : IDisposable
{
    private const int Steps = 5;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _start = Waves(0);
    private readonly Tensor[] _gradients = [.. Enumerable.Range(1, Steps).Select(Waves)];

    public FixedDescent()
    {
        Weights = new Parameter(_start.clone());
        Weights.grad = zeros_like(_start);
    }

    public Parameter Weights { get; }

    /// <summary>The bytes of the weights after all steps.</summary>
    public byte[] Run(Action step)
    {
        using var scope = NewDisposeScope();
        using (no_grad())
        {
            Weights.copy_(_start);
        }

        foreach (var gradient in _gradients)
        {
            Weights.grad!.copy_(gradient);
            step();
        }

        return Weights.bytes.ToArray();
    }

    public void Dispose() => _scope.Dispose();

    private static Tensor Waves(int number) => tensor(Enumerable.Range(0, 64).Select(index => Math.Sin(number + (1.7 * index))).ToArray()).clone();
}
