using Macl.Learning.Training;
using Macl.Testing;
using Macl.Vision.Encoders;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

public sealed class ImageEncoderTests
{
    [Theory]
    [InlineData(EncoderKind.ResNetSmall, ResNetStem.Cifar, 256)]
    [InlineData(EncoderKind.ResNet18, ResNetStem.ImageNet, 512)]
    [InlineData(EncoderKind.ResNet50, ResNetStem.ImageNet, 2048)]
    public void Residual_networks_take_pictures_of_any_size(EncoderKind kind, ResNetStem stem, int features)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var encoder = ImageEncoder.Create(new() { Kind = kind, Stem = stem }, seed: 1);
        encoder.eval();

        Assert.Equal(features, encoder.FeatureSize);
        Assert.All([(1, 1), (5, 3), (17, 40), (33, 33)], size => AssertFeatures(encoder, Pictures(2, size.Item1, size.Item2)));
    }

    [Theory]
    [InlineData(EncoderKind.ViTTiny, 192, 32, 4)]
    [InlineData(EncoderKind.ViTTiny, 192, 30, 10)]
    [InlineData(EncoderKind.ViTSmall, 384, 32, 32)]
    public void Vision_transformers_take_pictures_of_their_size(EncoderKind kind, int features, int size, int patch)
    {
        using var scope = NewDisposeScope();
        using var encoder = ImageEncoder.Create(new() { Kind = kind, ImageSize = size, PatchSize = patch }, seed: 1);

        Assert.Equal(features, encoder.FeatureSize);
        AssertFeatures(encoder, Pictures(1, size, size));
        Assert.StartsWith($"The pictures are [1, 3, {size}, {size + 1}]; allowed: [N, 3, {size}, {size}].", Refusal(encoder, Pictures(1, size, size + 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_shapes_are_refused_with_the_shape()
    {
        using var scope = NewDisposeScope();
        using var encoder = ImageEncoder.Create(new(), seed: 1);

        Assert.StartsWith("The pictures are [2, 1, 8, 8]; allowed: [N, 3, H, W] with none of them 0.", Refusal(encoder, zeros(2, 1, 8, 8)), StringComparison.Ordinal);
        Assert.StartsWith("The pictures are [3, 8, 8]; allowed: [N, 3, H, W]", Refusal(encoder, zeros(3, 8, 8)), StringComparison.Ordinal);
        Assert.StartsWith("The pictures are [0, 3, 8, 8]; allowed:", Refusal(encoder, zeros(0, 3, 8, 8)), StringComparison.Ordinal);
        Assert.StartsWith("The pictures are [1, 3, 8, 8]; training needs 2 pictures or more", Refusal(encoder, zeros(1, 3, 8, 8)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EncoderKind.ResNetSmall)]
    [InlineData(EncoderKind.ViTTiny)]
    public void In_evaluation_a_picture_does_not_depend_on_its_batch(EncoderKind kind)
    {
        using var scope = NewDisposeScope();
        using var encoder = ImageEncoder.Create(new() { Kind = kind, PatchSize = 8 }, seed: 1);
        encoder.eval();
        var pictures = Pictures(3, 32, 32);

        float[] together = Values(encoder.call(pictures)[1]);
        float[] alone = Values(encoder.call(pictures.narrow(0, 1, 1))[0]);

        Assert.All(together.Zip(alone), pair => Assert.Equal(pair.First, pair.Second, 1e-4f * Math.Max(1, Math.Abs(pair.First))));
    }

    [Theory]
    [InlineData(EncoderKind.ResNetSmall, Precision.Float32)]
    [InlineData(EncoderKind.ResNetSmall, Precision.BFloat16)]
    [InlineData(EncoderKind.ResNet18, Precision.BFloat16)]
    [InlineData(EncoderKind.ViTTiny, Precision.Float32)]
    [InlineData(EncoderKind.ViTTiny, Precision.BFloat16)]
    public void A_step_and_an_evaluation_leave_no_tensor_behind(EncoderKind kind, Precision precision)
    {
        using var encoder = ImageEncoder.Create(new() { Kind = kind, PatchSize = 8 }, seed: 1);
        encoder.Precision = precision;
        using var pictures = Pictures(2, 32, 32);

        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => encoder.call(pictures).Dispose()));
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Train(encoder, pictures)));
    }

    [Fact]
    public void The_pictures_stay_as_they_were()
    {
        using var scope = NewDisposeScope();
        using var encoder = ImageEncoder.Create(new(), seed: 1);
        var pictures = Pictures(2, 8, 8);
        float[] before = Values(pictures);

        Train(encoder, pictures);

        Assert.Equal(before, Values(pictures));
    }

    private static void Train(ImageEncoder encoder, Tensor pictures)
    {
        using var scope = NewDisposeScope();
        encoder.zero_grad();
        encoder.call(pictures).sum().backward();
    }

    private static void AssertFeatures(ImageEncoder encoder, Tensor pictures)
    {
        var features = encoder.call(pictures);
        Assert.Equal([pictures.shape[0], encoder.FeatureSize], features.shape);
        Assert.True(features.isfinite().all().item<bool>());
    }

    private static string Refusal(ImageEncoder encoder, Tensor pictures) => Assert.Throws<ArgumentException>(() => encoder.call(pictures)).Message;

    private static Tensor Pictures(long count, long height, long width) => Scatter.Of("pictures", [count, 3, height, width], 2).to(ScalarType.Float32);

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}
