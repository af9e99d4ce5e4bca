using System.Text.Json.Serialization;

namespace Macl.Vision.Encoders;

/// <summary>How a residual network begins.</summary>
public enum ResNetStem
{
    /// <summary>A 3 × 3 convolution of stride 1 and no pooling: for pictures of 32 × 32 or so.</summary>
    [JsonStringEnumMemberName("cifar")]
    Cifar,

    /// <summary>A 7 × 7 convolution of stride 2 and a 3 × 3 maximum of stride 2: for pictures of 96 × 96 and more.</summary>
    [JsonStringEnumMemberName("imagenet")]
    ImageNet,
}
