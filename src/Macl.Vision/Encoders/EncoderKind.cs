using System.Text.Json.Serialization;

namespace Macl.Vision.Encoders;

/// <summary>The image encoders that can be asked for by name.</summary>
public enum EncoderKind
{
    /// <summary>A small residual network for processors: four stages of one basic block; 256 features.</summary>
    [JsonStringEnumMemberName("resnet-small")]
    ResNetSmall,

    /// <summary>ResNet-18 (He et al., CVPR 2016); 512 features.</summary>
    [JsonStringEnumMemberName("resnet18")]
    ResNet18,

    /// <summary>ResNet-34; 512 features.</summary>
    [JsonStringEnumMemberName("resnet34")]
    ResNet34,

    /// <summary>ResNet-50, with the stride in the 3 × 3 convolution as in torchvision; 2048 features.</summary>
    [JsonStringEnumMemberName("resnet50")]
    ResNet50,

    /// <summary>ViT-Tiny (Dosovitskiy et al., ICLR 2021; Touvron et al., 2021): 12 blocks of width 192; 192 features.</summary>
    [JsonStringEnumMemberName("vit-tiny")]
    ViTTiny,

    /// <summary>ViT-Small: 12 blocks of width 384; 384 features.</summary>
    [JsonStringEnumMemberName("vit-small")]
    ViTSmall,
}
