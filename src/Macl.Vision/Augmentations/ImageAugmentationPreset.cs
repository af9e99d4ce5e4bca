using System.Text.Json.Serialization;

namespace Macl.Vision.Augmentations;

/// <summary>Published sets of augmentations by name: <see cref="ImageAugmentationPresets"/>.</summary>
public enum ImageAugmentationPreset
{
    /// <summary>SimCLR on ImageNet.</summary>
    [JsonStringEnumMemberName("simclr")]
    SimClr,

    /// <summary>SimCLR on CIFAR-10.</summary>
    [JsonStringEnumMemberName("simclr-cifar")]
    SimClrCifar,

    /// <summary>MoCo v2 on ImageNet.</summary>
    [JsonStringEnumMemberName("moco-v2")]
    MoCoV2,

    /// <summary>MoCo v3 on ImageNet, whose two views differ as BYOL's do.</summary>
    [JsonStringEnumMemberName("moco-v3")]
    MoCoV3,

    /// <summary>One view, cropped and flipped: for classifiers.</summary>
    [JsonStringEnumMemberName("linear-probe")]
    LinearProbe,
}
