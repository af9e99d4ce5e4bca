using Macl.Losses;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Training.Updates;

/// <summary>
/// LARS (You, Gitman and Ginsburg, 2017, arXiv 1708.03888) as in SimCLR's code: the rate of a parameter is scaled by .001 times its norm over that of its
/// decayed gradient, and the momentum gathers what is so scaled. Where either norm is 0, or nothing is to be scaled, the rate stays as it is.
/// </summary>
internal sealed class LarsUpdate(Parameter parameter, double momentum, double weightDecay, bool isScaled) : ParameterUpdate(parameter)
{
    private const double Trust = 0.001;
    private const string Slot = "momentum_buffer";

    private readonly Scalar _momentum = momentum.ToScalar();
    private readonly Tensor _buffer = zeros_like(parameter).DetachFromDisposeScope();

    public override IEnumerable<(string Slot, Tensor Value)> Export() => [(Slot, _buffer.clone())];

    public override void Import(SavedSlots saved) => _buffer.copy_(saved.Like(Parameter, Slot));

    public override void Dispose()
    {
        _buffer.Dispose();
        _momentum.Dispose();
    }

    protected override void Step(Tensor gradient, double rate)
    {
        Tensor decayed = Decayed(gradient, weightDecay);
        using Scalar step = (rate * (isScaled ? TrustRatio(Parameter.norm().ReadDouble(), decayed.norm().ReadDouble()) : 1)).ToScalar();
        _buffer.mul_(_momentum).add_(decayed, step);
        Parameter.sub_(_buffer);
    }

    private static double TrustRatio(double weight, double gradient) => weight > 0 && gradient > 0 ? Trust * weight / gradient : 1;
}
