using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>What a method gives for one step.</summary>
/// <param name="Loss">The scalar to minimise, attached to the graph.</param>
/// <param name="Scalars">Named measurements of the step (temperature, alignment, gradientScaling, …), in camelCase.</param>
public sealed record StepOutput(Tensor Loss, IReadOnlyDictionary<string, double> Scalars);
