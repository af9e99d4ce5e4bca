using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>A loss with what it says about the batch.</summary>
/// <param name="Loss">A scalar attached to the graph of the inputs; the caller disposes it.</param>
/// <param name="Diagnostics">Plain numbers, constant for the gradient.</param>
public sealed record ContrastiveOutput(Tensor Loss, ContrastiveDiagnostics Diagnostics);
