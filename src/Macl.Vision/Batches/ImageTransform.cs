using Macl.Vision.Augmentations;

namespace Macl.Vision.Batches;

/// <summary>
/// How a picture becomes an encoder's input where nothing is random: the short side is resized to <see cref="Size"/> / <see cref="CropRatio"/>
/// (antialiased, as torchvision's Resize) and the middle is taken. A picture that is of the size already stays as it is.
/// </summary>
public sealed record ImageTransform
{
    /// <summary>Rows and columns of the input, 1 or more. Default 224.</summary>
    public int Size { get; init => field = AugmentationChecks.AtLeast(1, value); } = 224;

    /// <summary>The part of the short side that stays, above 0 to 1. Default .875: 224 of 256, the standard of ImageNet.</summary>
    public double CropRatio { get; init => field = AugmentationChecks.Part(value); } = .875;

    /// <summary>What becomes of the values. Default: ImageNet's.</summary>
    public ImageNormalisation Normalisation { get; init; } = ImageNormalisation.ImageNet;

    /// <summary>The size that a picture is resized to before its middle is taken.</summary>
    internal (int Width, int Height) Resized(int width, int height)
    {
        if (width == Size && height == Size)
        {
            return (width, height);
        }

        int shortSide = Math.Max(Size, (int)Math.Round(Size / CropRatio));
        return width <= height ? (shortSide, LongSide(shortSide, width, height)) : (LongSide(shortSide, height, width), shortSide);
    }

    /// <summary>Rounded down, as in torchvision.</summary>
    private static int LongSide(int resized, int shortSide, int longSide) => checked((int)((long)resized * longSide / shortSide));
}
