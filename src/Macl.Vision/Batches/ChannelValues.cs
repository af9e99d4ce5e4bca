using System.Runtime.InteropServices;

namespace Macl.Vision.Batches;

/// <summary>A number for each channel of a picture.</summary>
/// <param name="Red">Of red.</param>
/// <param name="Green">Of green.</param>
/// <param name="Blue">Of blue.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChannelValues(double Red, double Green, double Blue)
{
    /// <summary>From red, green, blue.</summary>
    internal static ChannelValues Of(IReadOnlyList<double> values) => new(values[0], values[1], values[2]);

    /// <summary>Red, green, blue.</summary>
    internal IReadOnlyList<double> ToList() => [Red, Green, Blue];

    /// <summary>Red, green and blue are 0, 1 and 2.</summary>
    internal double this[int channel] => channel switch
    {
        0 => Red,
        1 => Green,
        2 => Blue,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, message: null),
    };
}
