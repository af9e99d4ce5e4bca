using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>What a method gives for one step. Its tensors belong to the dispose scope of the caller.</summary>
/// <param name="Loss">The scalar to minimise, attached to the graph.</param>
/// <param name="Scalars">Named measurements of the step (temperature, alignment, gradientScaling, …), in camelCase.</param>
public sealed record StepOutput(Tensor Loss, IReadOnlyDictionary<string, double> Scalars)
{
    /// <summary>
    /// The scalars whose gradients together are the loss's, each to be backpropagated before the next is asked for, once and in this
    /// order. Default: the loss. A step that encodes its batch in parts gives more, so that one part's graph lives at a time.
    /// </summary>
    public IEnumerable<Tensor> Backpropagated { get; init; } = [Loss];
}
