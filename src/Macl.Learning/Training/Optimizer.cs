using Macl.Learning.Training.Updates;
using Macl.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Training;

/// <summary>
/// Moves parameters against their gradients, in place and on whatever device they are. Every parameter has an update of its own
/// (<see cref="ParameterUpdate"/>), with its own numbers and memory. Made by <see cref="Optimizers.Create"/>. The parameters outlive it.
/// </summary>
public sealed class Optimizer : IDisposable
{
    private const double Epsilon = 1e-6;

    private readonly (string Name, ParameterUpdate Update)[] _updates;

    internal Optimizer(IEnumerable<(string Name, ParameterUpdate Update)> updates) => _updates = [.. updates];

    /// <summary>Sets all gradients to zero; a parameter that has none stays without.</summary>
    public void ZeroGradients()
    {
        foreach (var (_, update) in _updates)
        {
            update.ZeroGradient();
        }
    }

    /// <summary>
    /// Multiplies all gradients by <paramref name="most"/> / (norm + 1e-6) if that is less than 1, where the norm is the Euclidean one of all gradients
    /// together: <c>torch.nn.utils.clip_grad_norm_</c>. At least one parameter must have a gradient.
    /// </summary>
    /// <param name="most">Above 0.</param>
    internal void ClipGradients(double most)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Tensor[] norms = [.. _updates.Select(named => named.Update.GradientNorm()).OfType<Tensor>()];
        double factor = most / (stack(norms).norm().ReadDouble() + Epsilon);
        if (factor < 1)
        {
            using Scalar held = factor.ToScalar();
            ScaleGradients(held);
        }
    }

    /// <summary>Updates every parameter that has a gradient.</summary>
    /// <param name="learningRate">The rate of this step, 0 or more.</param>
    public void Step(double learningRate)
    {
        using var noGradient = no_grad();
        foreach (var (_, update) in _updates)
        {
            update.Step(learningRate);
        }
    }

    /// <summary>
    /// Copies of all that is remembered, under <c>parameter.slot</c> names such as <c>encoder.weight.exp_avg</c>: tensors of the
    /// parameter's shape and type; counts of steps as int64 scalars. The caller owns them.
    /// </summary>
    public Dictionary<string, Tensor> ExportState()
    {
        using var noGradient = no_grad();
        return new(from named in _updates from slot in named.Update.Export() select KeyValuePair.Create($"{named.Name}.{slot.Slot}", slot.Value), StringComparer.Ordinal);
    }

    /// <summary>Puts exported tensors back; they keep their owner.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing, or has another shape or type.</exception>
    public void ImportState(IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var noGradient = no_grad();
        foreach (var (name, update) in _updates)
        {
            update.Import(new SavedSlots(tensors, name));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, update) in _updates)
        {
            update.Dispose();
        }
    }

    private void ScaleGradients(Scalar factor)
    {
        foreach (var (_, update) in _updates)
        {
            update.ScaleGradient(factor);
        }
    }
}
