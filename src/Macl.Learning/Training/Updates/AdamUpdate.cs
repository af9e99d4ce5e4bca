using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Training.Updates;

/// <summary>Adam (Kingma and Ba, 2015); weight decay is added to the gradient.</summary>
internal sealed class AdamUpdate(Parameter parameter, double weightDecay) : ParameterUpdate(parameter)
{
    private readonly AdamMoments _moments = new(parameter);

    public override IEnumerable<(string Slot, Tensor Value)> Export() => _moments.Export();

    public override void Import(SavedSlots saved) => _moments.Import(saved);

    public override void Dispose() => _moments.Dispose();

    protected override void Step(Tensor gradient, double rate) => _moments.Step(Decayed(gradient, weightDecay), rate);
}
