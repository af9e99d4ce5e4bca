using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Training.Updates;

/// <summary>
/// Adam's memory of one parameter (Kingma and Ba, 2015): running means of the gradient and of its square, with β₁ .9, β₂ .999
/// and ε 1e-8. The operations and their order are those of PyTorch's and TorchSharp's plain loop, so that weights are the same to the last bit.
/// </summary>
internal sealed class AdamMoments : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;

    private static readonly Scalar KeptOfMean = Beta1.ToScalar();
    private static readonly Scalar NewInMean = (1 - Beta1).ToScalar();
    private static readonly Scalar KeptOfSquare = Beta2.ToScalar();
    private static readonly Scalar NewInSquare = (1 - Beta2).ToScalar();
    private static readonly Scalar Epsilon = 1e-8.ToScalar();
    private static readonly Scalar One = 1.ToScalar();

    private readonly Parameter _parameter;
    private readonly Tensor _mean;
    private readonly Tensor _square;
    private long _steps;

    public AdamMoments(Parameter parameter)
    {
        _parameter = parameter;
        _mean = zeros_like(parameter).DetachFromDisposeScope();
        _square = zeros_like(parameter).DetachFromDisposeScope();
    }

    /// <summary>Takes a gradient in, and moves the parameter. Within a dispose scope.</summary>
    public void Step(Tensor gradient, double rate)
    {
        _steps++;
        _mean.mul_(KeptOfMean).add_(gradient, NewInMean);
        _square.mul_(KeptOfSquare).addcmul_(gradient, gradient, NewInSquare);
        using Scalar spread = Math.Sqrt(1 - Math.Pow(Beta2, _steps)).ToScalar();
        using Scalar step = (-(rate / (1 - Math.Pow(Beta1, _steps)))).ToScalar();
        Tensor scale = _square.sqrt().div_(spread).add_(Epsilon, One);
        _parameter.addcdiv_(_mean, scale, step);
    }

    public IEnumerable<(string Slot, Tensor Value)> Export() =>
        [("step", tensor(_steps)), ("exp_avg", _mean.clone()), ("exp_avg_sq", _square.clone())];

    public void Import(SavedSlots saved)
    {
        _steps = saved.Count("step");
        _mean.copy_(saved.Like(_parameter, "exp_avg"));
        _square.copy_(saved.Like(_parameter, "exp_avg_sq"));
    }

    public void Dispose()
    {
        _mean.Dispose();
        _square.Dispose();
    }
}
