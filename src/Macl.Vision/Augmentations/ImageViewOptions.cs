using System.Text.Json.Serialization;

namespace Macl.Vision.Augmentations;

/// <summary>How the views of a picture are drawn: two for contrastive methods, which may differ, or one for supervised ones.</summary>
public sealed record ImageViewOptions
{
    /// <summary>The first view. Default: SimCLR's for ImageNet.</summary>
    public ImageAugmentationOptions First { get; init; } = new();

    /// <summary>The second view; null: there is none, and the first stands in both places of the pair. Default: as the first by default.</summary>
    public ImageAugmentationOptions? Second { get; init; } = new();

    /// <summary>The views that are drawn, in their order.</summary>
    [JsonIgnore]
    public IReadOnlyList<ImageAugmentationOptions> Views => Second is null ? [First] : [First, Second];

    /// <summary>Two views that are drawn alike.</summary>
    /// <param name="augmentation">How each is drawn.</param>
    public static ImageViewOptions Pair(ImageAugmentationOptions augmentation) => new() { First = augmentation, Second = augmentation };

    /// <summary>One view: for methods that compare no two.</summary>
    /// <param name="augmentation">How it is drawn.</param>
    public static ImageViewOptions One(ImageAugmentationOptions augmentation) => new() { First = augmentation, Second = null };

    /// <summary>Checks what no single option can.</summary>
    /// <exception cref="ArgumentException">A view's options do not agree with each other.</exception>
    public void Validate()
    {
        foreach (ImageAugmentationOptions view in Views)
        {
            view.Validate();
        }
    }
}
