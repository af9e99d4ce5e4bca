using System.Text.Json.Serialization;

namespace Macl.Vision.Augmentations;

/// <summary>Published sets of augmentations by name: <see cref="ImageAugmentationPresets"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImageAugmentationPreset>))]
public enum ImageAugmentationPreset
{
    /// <summary>SimCLR on ImageNet.</summary>
    SimClr,

    /// <summary>SimCLR on CIFAR-10.</summary>
    SimClrCifar,

    /// <summary>MoCo v2 on ImageNet.</summary>
    MoCoV2,

    /// <summary>MoCo v3 on ImageNet, whose two views differ as BYOL's do.</summary>
    MoCoV3,

    /// <summary>One view, cropped and flipped: for classifiers.</summary>
    LinearProbe,
}
