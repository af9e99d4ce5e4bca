using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>All that a temperature may follow.</summary>
/// <param name="Alignment">A, a scalar; constant for the gradient.</param>
/// <param name="Progress">Where training stands, from 0 to 1.</param>
/// <param name="LogitScale">The learned log of the inverse temperature, a scalar attached to the graph; null where nothing is learned.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TemperatureInputs(Tensor Alignment, double Progress, Tensor? LogitScale);
