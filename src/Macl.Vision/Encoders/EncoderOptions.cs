using System.Globalization;
using System.Text.Json.Serialization;

namespace Macl.Vision.Encoders;

/// <summary>The shape of an image encoder. With it and a seed the weights are fixed.</summary>
public sealed record EncoderOptions
{
    /// <summary>Which network. Default: the small residual network.</summary>
    public EncoderKind Kind { get; init => field = EncoderChecks.Defined(value); } = EncoderKind.ResNetSmall;

    /// <summary>Height and width of the pictures in training, in pixels, 1 or more. Default 32. Residual networks take any other size as well.</summary>
    public int ImageSize { get; init => field = EncoderChecks.AtLeast(1, value); } = 32;

    /// <summary>How a residual network begins; nothing to a vision transformer. Default: for small pictures.</summary>
    public ResNetStem Stem { get; init => field = EncoderChecks.Defined(value); } = ResNetStem.Cifar;

    /// <summary>
    /// Whether the last batch normalisation of each residual block begins with weights of 0, so that the block begins as the identity
    /// (Goyal et al., 2017); nothing to a vision transformer. Default false, as in torchvision.
    /// </summary>
    public bool ZeroInitResidual { get; init; }

    /// <summary>Height and width of a vision transformer's patches, in pixels, 1 or more; nothing to a residual network. Default 16; 4 suits pictures of 32 × 32.</summary>
    public int PatchSize { get; init => field = EncoderChecks.AtLeast(1, value); } = 16;

    /// <summary>Whether it is a vision transformer; else it is a residual network.</summary>
    [JsonIgnore]
    public bool IsTransformer => Kind is EncoderKind.ViTTiny or EncoderKind.ViTSmall;

    /// <summary>The rules across options.</summary>
    /// <exception cref="ArgumentException">The patches of a vision transformer do not tile the picture.</exception>
    public void Validate()
    {
        if (IsTransformer && ImageSize % PatchSize != 0)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"patchSize is {PatchSize} and imageSize {ImageSize}; allowed: an imageSize that is a multiple of patchSize."), paramName: null);
        }
    }
}
