using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Training.Updates;

/// <summary>Stochastic gradient descent; weight decay is added to the gradient, and the momentum begins as the first gradient.</summary>
internal sealed class SgdUpdate(Parameter parameter, double momentum, double weightDecay) : ParameterUpdate(parameter)
{
    private const string Slot = "momentum_buffer";

    private static readonly Scalar One = 1.ToScalar();

    private readonly Scalar _momentum = momentum.ToScalar();
    private Tensor? _buffer;

    public override IEnumerable<(string Slot, Tensor Value)> Export() => _buffer is null ? [] : [(Slot, _buffer.clone())];

    public override void Import(SavedSlots saved) => Remember(saved.Has(Slot) ? saved.Like(Parameter, Slot).clone() : null);

    public override void Dispose()
    {
        _buffer?.Dispose();
        _momentum.Dispose();
    }

    protected override void Step(Tensor gradient, double rate)
    {
        using Scalar step = (-rate).ToScalar();
        Parameter.add_(WithMomentum(Decayed(gradient, weightDecay)), step);
    }

    private Tensor WithMomentum(Tensor gradient)
    {
        if (momentum == 0)
        {
            return gradient;
        }

        if (_buffer is null)
        {
            Remember(gradient.clone());
        }
        else
        {
            _buffer.mul_(_momentum).add_(gradient, One);
        }

        return _buffer!;
    }

    private void Remember(Tensor? buffer)
    {
        _buffer?.Dispose();
        _buffer = buffer?.DetachFromDisposeScope();
    }
}
