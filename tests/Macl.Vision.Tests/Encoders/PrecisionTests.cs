using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Learning.Training;
using Macl.Losses;
using Macl.Testing;
using Macl.Vision.Encoders;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

/// <summary>
/// Mixed precision against float64. bfloat16 rounds by up to 2⁻⁹ at each operation. Gradients through many layers move further, since a rounded number
/// may be on the other side of ReLU's kink: on these pictures by a third in ResNet-18, as with PyTorch's own autocast (0.33).
/// </summary>
public sealed class PrecisionTests
{
    public static TheoryData<EncoderKind> Kinds => [EncoderKind.ResNetSmall, EncoderKind.ViTTiny];

    [Theory]
    [InlineData(EncoderKind.ResNetSmall, 0.25)]
    [InlineData(EncoderKind.ResNet18, 0.4)]
    [InlineData(EncoderKind.ViTTiny, 0.1)]
    public void Features_and_gradients_in_bfloat16_are_near_those_in_float64(EncoderKind kind, double tolerance)
    {
        using var scope = NewDisposeScope();
        var (features, gradients) = Train(kind, Precision.Float32, ScalarType.Float64);
        var (single, singleGradients) = Train(kind, Precision.Float32, ScalarType.Float32);
        var (mixed, mixedGradients) = Train(kind, Precision.BFloat16, ScalarType.Float32);

        Assert.InRange(Distance(features, single), 0, 1e-5);
        Assert.InRange(Distance(features, mixed), 1e-5, 0.02);
        Assert.InRange(Distance(gradients, singleGradients), 0, 0.01);
        Assert.InRange(Distance(gradients, mixedGradients), 1e-5, tolerance);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Weights_statistics_gradients_and_features_are_float32_in_bfloat16_too(EncoderKind kind)
    {
        using var scope = NewDisposeScope();
        using var encoder = Make(kind);
        encoder.Precision = Precision.BFloat16;

        var features = encoder.call(Pictures(ScalarType.Float32));
        features.sum().backward();

        Assert.Equal(ScalarType.Float32, features.dtype);
        Assert.All(encoder.parameters(), parameter => Assert.Equal((ScalarType.Float32, ScalarType.Float32), (parameter.dtype, parameter.grad!.dtype)));
        Assert.All(encoder.state_dict(), entry => Assert.Equal(entry.Key.EndsWith("tracked", StringComparison.Ordinal) ? ScalarType.Int64 : ScalarType.Float32, entry.Value.dtype));
    }

    [Fact]
    public void Running_statistics_in_bfloat16_are_near_those_in_float32()
    {
        using var scope = NewDisposeScope();
        using var single = Make(EncoderKind.ResNetSmall);
        using var mixed = Make(EncoderKind.ResNetSmall);
        mixed.Precision = Precision.BFloat16;

        single.call(Pictures(ScalarType.Float32));
        mixed.call(Pictures(ScalarType.Float32));

        var state = mixed.state_dict();
        Assert.All(single.state_dict().Where(entry => entry.Key.Contains("running", StringComparison.Ordinal)), entry => Assert.InRange(Distance(entry.Value, state[entry.Key]), 0, 0.01));
        Assert.All(single.state_dict().Where(entry => entry.Key.EndsWith("tracked", StringComparison.Ordinal)), entry => Assert.Equal(1, state[entry.Key].item<long>()));
    }

    [Fact]
    public void The_same_weights_compute_in_either_precision()
    {
        using var scope = NewDisposeScope();
        using var encoder = Make(EncoderKind.ResNetSmall);
        encoder.eval();
        var before = encoder.call(Pictures(ScalarType.Float32));
        encoder.Precision = Precision.BFloat16;
        var mixed = encoder.call(Pictures(ScalarType.Float32));
        encoder.Precision = Precision.Float32;

        Assert.InRange(Distance(before, mixed), 1e-5, 0.02);
        Assert.Equal(0, Distance(before, encoder.call(Pictures(ScalarType.Float32))));
    }

    [Theory]
    [InlineData(EncoderKind.ResNetSmall, Precision.Float32)]
    [InlineData(EncoderKind.ResNetSmall, Precision.BFloat16)]
    [InlineData(EncoderKind.ViTTiny, Precision.BFloat16)]
    public void The_same_step_gives_the_same_bits(EncoderKind kind, Precision precision)
    {
        using var scope = NewDisposeScope();
        var (features, gradients) = Train(kind, precision, ScalarType.Float32);
        var (again, gradientsAgain) = Train(kind, precision, ScalarType.Float32);

        Assert.Equal(features.data<float>(), again.data<float>());
        Assert.Equal(gradients.data<double>(), gradientsAgain.data<double>());
    }

    /// <summary>Sums over the batch are rounded to bfloat16 part by part; nothing else changes where there are no batch statistics.</summary>
    [Fact]
    public void A_batch_in_parts_has_the_gradient_of_the_whole_in_bfloat16_too()
    {
        using var scope = NewDisposeScope();
        using var encoder = Make(EncoderKind.ViTTiny);
        encoder.Precision = Precision.BFloat16;
        var method = new SimClr<Tensor>(encoder, ProjectionHead.Create(encoder.FeatureSize, 16, 8), new MaclLoss(0.3, 1, 0.2));
        var (first, second) = (Pictures(ScalarType.Float32), Pictures(ScalarType.Float32).flip(3));
        var batch = new Batch(0, 0, [.. Enumerable.Range(0, 8)]);

        Tensor whole = Gradients(method, new ViewBatch<Tensor>(batch, [new(first, second)]));
        Tensor parts = Gradients(method, new ViewBatch<Tensor>(batch, [.. new[] { 0L, 3, 6 }.Select(start => new ViewPair<Tensor>(Part(first, start), Part(second, start)))]));

        Assert.InRange(Distance(whole, parts), 0, 0.01);

        static Tensor Part(Tensor views, long start) => views.narrow(0, start, Math.Min(3, 8 - start));
    }

    private static Tensor Gradients(SimClr<Tensor> method, ViewBatch<Tensor> views)
    {
        method.zero_grad();
        foreach (var scalar in method.forward(views).Backpropagated)
        {
            scalar.backward();
        }

        return cat([.. method.parameters().Select(parameter => parameter.grad!.reshape(-1))]);
    }

    private static (Tensor Features, Tensor Gradients) Train(EncoderKind kind, Precision precision, ScalarType type)
    {
        using var encoder = Make(kind);
        encoder.to(type);
        encoder.Precision = precision;
        var features = encoder.call(Pictures(type));
        (features * Scatter.Of("coefficients", features.shape, 1).to(type)).sum().backward();
        return (features, cat([.. encoder.parameters().Select(parameter => parameter.grad!.reshape(-1).to(ScalarType.Float64))]));
    }

    private static ImageEncoder Make(EncoderKind kind) => ImageEncoder.Create(new() { Kind = kind, PatchSize = 8 }, seed: 4);

    private static Tensor Pictures(ScalarType type) => Scatter.Of("pictures", [8, 3, 32, 32], 2).to(type);

    /// <summary>‖expected − actual‖ / ‖expected‖.</summary>
    private static double Distance(Tensor expected, Tensor actual)
    {
        var (left, right) = (expected.detach().to(ScalarType.Float64), actual.detach().to(ScalarType.Float64));
        return (left - right).norm().item<double>() / left.norm().item<double>();
    }
}
