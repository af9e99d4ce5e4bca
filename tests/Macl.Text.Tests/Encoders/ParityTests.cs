using Macl.Testing;
using Macl.Text.Batches;
using Macl.Text.Encoders;
using static TorchSharp.torch;

namespace Macl.Text.Tests.Encoders;

/// <summary>The same weights and texts as in BERT and RoBERTa written for PyTorch.</summary>
public sealed class ParityTests : IDisposable
{
    private static readonly TextEncoderReference _reference = TextEncoderReference.Read();
    private static readonly Dictionary<string, Pooling> _poolings = new(StringComparer.Ordinal) { ["cls"] = Pooling.Cls, ["mean"] = Pooling.Mean, ["first-last-mean"] = Pooling.FirstLastMean };

    private readonly string _folder = Directory.CreateTempSubdirectory("macl-text-").FullName;

    public static TheoryData<int> Larger => [.. Enumerable.Range(0, _reference.Larger.Length)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_published_checkpoint_has_the_features_of_the_reference()
    {
        using var encoder = new TextEncoder(TextModelConfig.Read(TextEncoderReference.TinyFolder), seed: 0);
        TextWeights.Load(encoder, TextEncoderReference.TinyFolder);

        AssertFeatures(_reference.Tiny, encoder);
    }

    [Theory]
    [MemberData(nameof(Larger))]
    public void Features_are_those_of_the_reference(int index)
    {
        using var encoder = Filled(_reference.Larger[index]);

        AssertFeatures(_reference.Larger[index], encoder);
    }

    [Theory]
    [MemberData(nameof(Larger))]
    public void Gradients_are_those_of_the_reference(int index)
    {
        using var scope = NewDisposeScope();
        using var encoder = Filled(_reference.Larger[index]);
        encoder.eval();
        encoder.Pooling = Pooling.Mean;
        using var texts = Texts();

        var features = encoder.call(texts);
        (features * Scatter.Of("coefficients", features.shape, 1)).sum().backward();

        Assert.Equal(encoder.named_parameters().Count(), _reference.Larger[index].Gradients.Count);
        Assert.All(_reference.Larger[index].Gradients, entry => AssertClose(entry.Value, encoder.get_parameter(entry.Key)!.grad!));
    }

    private TextEncoder Filled(TextEncoderReference.Case one)
    {
        File.WriteAllText(Path.Combine(_folder, TextModelConfig.FileName), one.Config.ToJsonString());
        var encoder = new TextEncoder(TextModelConfig.Read(_folder), seed: 0);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (name, parameter) in encoder.named_parameters())
        {
            parameter.copy_(Weight(name, parameter.shape));
        }

        return encoder;
    }

    private static Tensor Weight(string name, long[] shape) => name switch
    {
        _ when name.EndsWith("LayerNorm.weight", StringComparison.Ordinal) => Scatter.Of(name, shape, .3, 1),
        _ when shape.Length == 1 => Scatter.Of(name, shape, .1),
        _ => Scatter.Of(name, shape, name.Contains("embeddings", StringComparison.Ordinal) ? .5 : Math.Sqrt(3.0 / shape[1])),
    };

    private static TokenBatch Texts() => TokenBatch.Of(_reference.Texts, padId: 0, CPU);

    private static void AssertFeatures(TextEncoderReference.Case one, TextEncoder encoder)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        encoder.eval();
        using var texts = Texts();
        foreach (var (name, expected) in one.Features)
        {
            encoder.Pooling = _poolings[name];
            var features = encoder.call(texts);
            Assert.Equal(expected.Length, features.shape[0]);
            Assert.All(expected.Index(), row => AssertClose(row.Item, features[row.Index]));
        }
    }

    private static void AssertClose(double[] expected, Tensor actual)
    {
        double bound = 1e-4 * Math.Max(1, expected.Max(Math.Abs));
        Assert.All(expected.Zip(Scatter.KeptOf(actual)), pair => Assert.Equal(pair.First, pair.Second, bound));
    }
}
