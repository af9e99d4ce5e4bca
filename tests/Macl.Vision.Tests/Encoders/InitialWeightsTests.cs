using Macl.Vision.Encoders;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

public sealed class InitialWeightsTests
{
    [Theory]
    [InlineData(EncoderKind.ResNet18)]
    [InlineData(EncoderKind.ResNet50)]
    public void Convolutions_have_the_variance_of_He_by_outputs_and_norms_begin_as_the_identity(EncoderKind kind)
    {
        using var encoder = ImageEncoder.Create(new() { Kind = kind }, seed: 3);
        foreach (var (name, parameter) in encoder.named_parameters())
        {
            if (parameter.dim() == 4)
            {
                AssertNormal(parameter, Math.Sqrt(2.0 / (parameter.shape[0] * parameter.shape[2] * parameter.shape[3])), name);
            }
            else
            {
                float expected = name.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0;
                Assert.All(Values(parameter), value => Assert.Equal(expected, value));
            }
        }
    }

    [Fact]
    public void Vision_transformers_begin_as_in_timm()
    {
        using var encoder = ImageEncoder.Create(new() { Kind = EncoderKind.ViTTiny }, seed: 3);
        double bound = 1 / Math.Sqrt(3 * 16 * 16);

        AssertNormal(encoder.get_parameter("cls_token")!, 1e-6, "cls_token");
        AssertNormal(encoder.get_parameter("pos_embed")!, 0.02, "pos_embed");
        AssertNormal(encoder.get_parameter("blocks.0.attn.qkv.weight")!, 0.02, "qkv");
        AssertNormal(encoder.get_parameter("blocks.11.mlp.fc2.weight")!, 0.02, "fc2");
        Assert.All(Values(encoder.get_parameter("blocks.3.mlp.fc1.bias")!), value => Assert.Equal(0, value));
        Assert.All(Values(encoder.get_parameter("blocks.3.norm2.weight")!), value => Assert.Equal(1, value));
        float[] patches = Values(encoder.get_parameter("patch_embed.proj.weight")!);
        Assert.InRange(patches.Max(), 0.999 * bound, bound);
        Assert.Equal(bound / Math.Sqrt(3), Math.Sqrt(patches.Average(value => (double)value * value)), 0.01 * bound);
        Assert.All(Values(encoder.get_parameter("patch_embed.proj.bias")!), value => Assert.InRange(value, -bound, bound));
    }

    [Theory]
    [InlineData(EncoderKind.ResNetSmall)]
    [InlineData(EncoderKind.ViTTiny)]
    public void The_seed_alone_fixes_the_weights(EncoderKind kind)
    {
        var options = new EncoderOptions { Kind = kind };
        random.manual_seed(1);
        using var first = ImageEncoder.Create(options, seed: 5);
        random.manual_seed(2);
        using var same = ImageEncoder.Create(options, seed: 5);
        using var other = ImageEncoder.Create(options, seed: 6);

        Assert.All(first.parameters().Zip(same.parameters()), pair => Assert.Equal(Values(pair.First), Values(pair.Second)));
        Assert.NotEqual(Values(first.parameters().First()), Values(other.parameters().First()));
    }

    [Fact]
    public void No_two_convolutions_begin_alike()
    {
        using var encoder = ImageEncoder.Create(new() { Kind = EncoderKind.ResNet18 }, seed: 5);
        float[] firsts = [.. encoder.parameters().Where(parameter => parameter.dim() == 4).Select(parameter => Values(parameter)[0] * MathF.Sqrt(parameter.shape[0] * parameter.shape[2] * parameter.shape[3]))];

        Assert.Equal(firsts.Length, firsts.Distinct().Count());
    }

    [Theory]
    [InlineData(EncoderKind.ResNetSmall, "bn2")]
    [InlineData(EncoderKind.ResNet50, "bn3")]
    public void Blocks_begin_as_the_identity_if_asked_to(EncoderKind kind, string last)
    {
        using var encoder = ImageEncoder.Create(new() { Kind = kind, ZeroInitResidual = true }, seed: 5);

        var zeros = encoder.named_parameters().Where(named => named.name.EndsWith(".weight", StringComparison.Ordinal) && Values(named.parameter).All(value => value == 0));

        Assert.All(zeros, named => Assert.EndsWith($"{last}.weight", named.name, StringComparison.Ordinal));
        Assert.Equal(encoder.named_modules().Count(named => named.name.EndsWith($"{last}", StringComparison.Ordinal)), zeros.Count());
        Assert.NotEmpty(zeros);
    }

    private static void AssertNormal(Tensor tensor, double deviation, string name)
    {
        double[] values = [.. Values(tensor).Select(value => value / deviation)];
        double error = 5 / Math.Sqrt(values.Length);
        Assert.True(Math.Abs(values.Average()) < error, $"the mean of {name}");
        Assert.True(Math.Abs(values.Average(value => value * value) - 1) < 2 * error, $"the variance of {name}");
        Assert.True(Math.Abs(values.Average(value => Math.Pow(value, 4)) - 3) < 20 * error, $"the fourth moment of {name}");
    }

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();
}
