namespace Macl.Vision.Augmentations;

/// <summary>A part of colour jitter.</summary>
internal enum JitterOperation
{
    /// <summary>All values times a factor.</summary>
    Brightness,

    /// <summary>All values away from the mean grey of the picture, or towards it.</summary>
    Contrast,

    /// <summary>Each pixel away from its own grey, or towards it.</summary>
    Saturation,

    /// <summary>Each pixel's hue turned around the circle of colours.</summary>
    Hue,
}
