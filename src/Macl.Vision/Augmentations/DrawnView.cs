namespace Macl.Vision.Augmentations;

/// <summary>
/// All that determines one view of a picture, in the order in which it is done: crop and resize, flip, colour jitter, greyscale,
/// blur, solarise. Drawing it and making the pixels are apart, so that a view can be shown, compared and made anywhere.
/// </summary>
internal readonly record struct DrawnView
{
    /// <summary>Rows and columns of the view, at least 1.</summary>
    public required int Size { get; init; }

    /// <summary>The part of the picture that is resized to the view, by antialiased bilinear interpolation.</summary>
    public required CropBox Crop { get; init; }

    /// <summary>Whether left and right change places.</summary>
    public bool Flip { get; init; }

    /// <summary>What happens to the colours; null: nothing.</summary>
    public ColourJitter? Jitter { get; init; }

    /// <summary>Whether all three channels become the grey value (ITU-R 601-2 luma).</summary>
    public bool Greyscale { get; init; }

    /// <summary>The blur; null: none.</summary>
    public GaussianBlur? Blur { get; init; }

    /// <summary>Values from this on, of 0 to 255, are inverted; null: none is.</summary>
    public float? SolariseThreshold { get; init; }
}
