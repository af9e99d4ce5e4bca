namespace Macl.Vision.Augmentations;

/// <summary>Published sets of augmentations with their parameters.</summary>
public static class ImageAugmentationPresets
{
    private const int CifarSize = 32;

    /// <summary>
    /// SimCLR on ImageNet (Chen et al., ICML 2020, appendix A; strength 1): crops of 8 to 100 % of the area, jitter .8, .8, .8, .2 with
    /// probability .8, greyscale .2, blur .5.
    /// </summary>
    public static ImageAugmentationOptions SimClr { get; } = new();

    /// <summary>
    /// SimCLR on CIFAR-10 (the same, appendix B.9; strength .5): jitter .4, .4, .4, .1, no blur. Crops of 8 to 100 % of the area, as
    /// everywhere in the paper; many later programs crop 20 to 100 %.
    /// </summary>
    public static ImageAugmentationOptions SimClrCifar { get; } = new()
    {
        Size = CifarSize,
        Brightness = .4,
        Contrast = .4,
        Saturation = .4,
        Hue = .1,
        BlurProbability = 0,
    };

    /// <summary>MoCo v2 (Chen et al., 2020; facebookresearch/moco, aug_plus): crops of 20 to 100 % of the area, jitter .4, .4, .4, .1 with probability .8, greyscale .2, blur .5.</summary>
    /// <remarks>Its code blurs with Pillow's approximation of a Gaussian of any width; here it is a Gaussian with SimCLR's kernel.</remarks>
    public static ImageAugmentationOptions MoCoV2 { get; } = new() { MinScale = .2, Brightness = .4, Contrast = .4, Saturation = .4, Hue = .1 };

    /// <summary>A crop of 8 to 100 % of the area and a flip, and nothing else: what linear probes and supervised ImageNet training use.</summary>
    public static ImageAugmentationOptions CropAndFlip { get; } = new() { JitterProbability = 0, GreyscaleProbability = 0, BlurProbability = 0 };

    /// <summary>
    /// MoCo v3 (Chen, Xie and He, ICCV 2021; facebookresearch/moco-v3), the asymmetric views of BYOL (Grill et al., NeurIPS 2020): crops of
    /// 8 to 100 % of the area, jitter .4, .4, .2, .1 with probability .8, greyscale .2; the first always blurred, the second with
    /// probability .1, and solarised with .2.
    /// </summary>
    public static ImageViewOptions MoCoV3 { get; } = new()
    {
        First = new() { Brightness = .4, Contrast = .4, Saturation = .2, Hue = .1, BlurProbability = 1 },
        Second = new() { Brightness = .4, Contrast = .4, Saturation = .2, Hue = .1, BlurProbability = .1, SolariseProbability = .2 },
    };

    /// <summary>The views of a preset.</summary>
    /// <param name="preset">Its name.</param>
    /// <param name="size">Rows and columns of a view, 1 or more; null for the published size.</param>
    public static ImageViewOptions Create(ImageAugmentationPreset preset, int? size = null)
    {
        ImageViewOptions published = Published(preset);
        return size is { } side ? new() { First = published.First with { Size = side }, Second = published.Second is { } second ? second with { Size = side } : null } : published;
    }

    private static ImageViewOptions Published(ImageAugmentationPreset preset) => preset switch
    {
        ImageAugmentationPreset.SimClr => ImageViewOptions.Pair(SimClr),
        ImageAugmentationPreset.SimClrCifar => ImageViewOptions.Pair(SimClrCifar),
        ImageAugmentationPreset.MoCoV2 => ImageViewOptions.Pair(MoCoV2),
        ImageAugmentationPreset.MoCoV3 => MoCoV3,
        ImageAugmentationPreset.LinearProbe => ImageViewOptions.One(CropAndFlip),
        _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, message: null),
    };
}
