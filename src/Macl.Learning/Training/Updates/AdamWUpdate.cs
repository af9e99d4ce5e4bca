using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Training.Updates;

/// <summary>AdamW (Loshchilov and Hutter, 2019): the parameter itself decays, by the rate times the weight decay, before Adam's step.</summary>
internal sealed class AdamWUpdate(Parameter parameter, double weightDecay) : ParameterUpdate(parameter)
{
    private readonly AdamMoments _moments = new(parameter);

    public override IEnumerable<(string Slot, Tensor Value)> Export() => _moments.Export();

    public override void Import(SavedSlots saved) => _moments.Import(saved);

    public override void Dispose() => _moments.Dispose();

    protected override void Step(Tensor gradient, double rate)
    {
        using Scalar kept = (1 - (rate * weightDecay)).ToScalar();
        Parameter.mul_(kept);
        _moments.Step(gradient, rate);
    }
}
