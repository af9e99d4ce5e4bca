using Macl.Vision.Encoders;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

/// <summary>Names and shapes of everything that is saved, as torchvision has them (References/make_encoders.py names) and as timm publishes them.</summary>
public sealed class EncoderNamesTests
{
    private const int PublishedSize = 224;

    public static TheoryData<EncoderKind, string> Kinds => new()
    {
        { EncoderKind.ResNetSmall, "resnet-small" },
        { EncoderKind.ResNet18, "resnet18" },
        { EncoderKind.ResNet34, "resnet34" },
        { EncoderKind.ResNet50, "resnet50" },
        { EncoderKind.ViTTiny, "vit-tiny" },
        { EncoderKind.ViTSmall, "vit-small" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Names_and_shapes_are_those_of_the_list(EncoderKind kind, string name)
    {
        var stem = kind == EncoderKind.ResNetSmall ? ResNetStem.Cifar : ResNetStem.ImageNet;
        using var encoder = ImageEncoder.Create(new() { Kind = kind, Stem = stem, ImageSize = PublishedSize }, seed: 0);

        string[] own = [.. encoder.state_dict().Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.shape)}]").Order(StringComparer.Ordinal)];

        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "References", "names", $"{name}.txt")), own);
    }

    [Theory]
    [InlineData(EncoderKind.ResNetSmall)]
    [InlineData(EncoderKind.ViTTiny)]
    public void Weights_are_float32_and_trained_and_statistics_are_not(EncoderKind kind)
    {
        using var encoder = ImageEncoder.Create(new() { Kind = kind }, seed: 0);

        Assert.All(encoder.parameters(), parameter => Assert.Equal((ScalarType.Float32, true), (parameter.dtype, parameter.requires_grad)));
        Assert.All(encoder.buffers(), buffer => Assert.False(buffer.requires_grad));
    }
}
