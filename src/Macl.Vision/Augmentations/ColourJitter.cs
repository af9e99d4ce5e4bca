using System.Runtime.InteropServices;

namespace Macl.Vision.Augmentations;

/// <summary>Drawn parameters of colour jitter, by torchvision's definitions. A factor of 1, or a hue shift of 0, changes nothing.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ColourJitter
{
    /// <summary>Nothing changes.</summary>
    public ColourJitter()
    {
    }

    /// <summary>Values are multiplied by it; 0 or more.</summary>
    public float Brightness { get; init; } = 1;

    /// <summary>The part of the picture beside its mean grey; 0 or more.</summary>
    public float Contrast { get; init; } = 1;

    /// <summary>The part of each pixel beside its own grey; 0 or more.</summary>
    public float Saturation { get; init; } = 1;

    /// <summary>How far the hue turns, in full circles: from −.5 to .5.</summary>
    public float Hue { get; init; }

    /// <summary>The order of the operations.</summary>
    public JitterOrder Order { get; init; }
}
