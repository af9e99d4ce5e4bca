using System.Runtime.InteropServices;

namespace Macl.Vision.Batches;

/// <summary>A number for each channel of a picture.</summary>
/// <param name="Red">Of red.</param>
/// <param name="Green">Of green.</param>
/// <param name="Blue">Of blue.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChannelValues(double Red, double Green, double Blue)
{
    /// <summary>Red, green, blue.</summary>
    internal IReadOnlyList<double> ToList() => [Red, Green, Blue];
}
