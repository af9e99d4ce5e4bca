using Macl.Learning.Training;
using Macl.Testing;
using Macl.Text.Batches;
using Macl.Text.Encoders;
using static TorchSharp.torch;

namespace Macl.Text.Tests.Encoders;

public sealed class TextEncoderTests : IDisposable
{
    private static readonly TextEncoderOptions _options = new() { VocabularySize = 50, HiddenSize = 16, Layers = 2, Heads = 4, IntermediateSize = 24, Positions = 12 };
    private static readonly int[][] _texts = [[2, 7, 9, 3], [2, 11, 3], [2, 5, 6, 8, 14, 3]];

    private readonly TextEncoder _encoder = new(_options, seed: 1);

    public void Dispose() => _encoder.Dispose();

    [Theory]
    [InlineData(Pooling.Cls)]
    [InlineData(Pooling.Mean)]
    [InlineData(Pooling.FirstLastMean)]
    public void Padding_changes_nothing(Pooling pooling)
    {
        using var scope = NewDisposeScope();
        _encoder.eval();
        _encoder.Pooling = pooling;

        var together = Encode(_texts);

        Assert.All(_texts.Index(), text => AssertClose(Encode([text.Item])[0], together[text.Index], 1e-6));
    }

    [Fact]
    public void What_fills_up_has_no_share_in_any_gradient()
    {
        using var scope = NewDisposeScope();
        _encoder.eval();
        _encoder.Pooling = Pooling.Mean;

        Encode(_texts).sum().backward();

        var gradient = _encoder.get_parameter("embeddings.word_embeddings.weight")!.grad!;
        Assert.Equal(0, gradient[_options.PadId].abs().sum().item<float>());
        Assert.NotEqual(0, gradient[2].abs().sum().item<float>());
    }

    [Fact]
    public void Dropout_is_a_matter_of_the_seed_alone()
    {
        using var scope = NewDisposeScope();
        _encoder.train();

        var first = Encode(_texts, dropoutSeed: 5);
        rand(100);
        var again = Encode(_texts, dropoutSeed: 5);
        var other = Encode(_texts, dropoutSeed: 6);

        Assert.Equal(first.data<float>(), again.data<float>());
        Assert.NotEqual(first.data<float>(), other.data<float>());
    }

    [Fact]
    public void Dropout_draws_nothing_from_the_generator_that_everything_shares()
    {
        using var scope = NewDisposeScope();
        _encoder.train();
        random.manual_seed(3);
        float expected = rand(1).item<float>();

        random.manual_seed(3);
        Encode(_texts, dropoutSeed: 5);

        Assert.Equal(expected, rand(1).item<float>());
    }

    [Fact]
    public void The_mean_over_dropout_is_near_the_features_without()
    {
        using var scope = NewDisposeScope();
        _encoder.eval();
        var without = Encode([_texts[0]]);
        _encoder.train();

        var mean = stack([.. Enumerable.Range(0, 400).Select(seed => Encode([_texts[0]], seed))]).mean([0]);

        Assert.InRange(nn.functional.cosine_similarity(mean, without, 1).item<float>(), .95, 1);
    }

    [Fact]
    public void In_bfloat16_features_are_near_and_of_float32()
    {
        using var scope = NewDisposeScope();
        _encoder.eval();
        var full = Encode(_texts);

        _encoder.Precision = Precision.BFloat16;
        var half = Encode(_texts);

        Assert.Equal(ScalarType.Float32, half.dtype);
        AssertClose(full, half, .1);
        Assert.NotEqual(full.data<float>(), half.data<float>());
    }

    [Fact]
    public void In_bfloat16_weights_have_gradients_of_float32()
    {
        using var scope = NewDisposeScope();
        _encoder.Precision = Precision.BFloat16;

        Encode(_texts).sum().backward();

        Assert.All(_encoder.parameters(), parameter => Assert.Equal(ScalarType.Float32, parameter.grad!.dtype));
    }

    [Fact]
    public void Normalised_features_have_length_1()
    {
        using var scope = NewDisposeScope();
        _encoder.eval();
        _encoder.Normalise = true;

        Assert.All(Encode(_texts).norm(1).data<float>().ToArray(), length => Assert.Equal(1, length, 1e-6f));
    }

    [Fact]
    public void The_seed_decides_the_weights()
    {
        using var same = new TextEncoder(_options, seed: 1);
        using var other = new TextEncoder(_options, seed: 2);

        Assert.Equal(Words(_encoder), Words(same));
        Assert.NotEqual(Words(_encoder), Words(other));
        Assert.Equal(.02, Math.Sqrt(Words(_encoder).Skip(_options.HiddenSize).Average(value => (double)value * value)), .002);
        Assert.All(Words(_encoder).Take(_options.HiddenSize), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Texts_that_are_too_long_are_refused()
    {
        using var texts = TokenBatch.Of([[.. Enumerable.Repeat(4, 13)]], padId: 0, CPU);

        Assert.Contains("up to 13 tokens; allowed: 12", Assert.Throws<ArgumentException>(() => _encoder.call(texts)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_stays_behind(bool training)
    {
        _encoder.train(training);
        using var texts = TokenBatch.Of(_texts, padId: 0, CPU);
        _encoder.call(texts).Dispose();

        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => _encoder.call(texts).Dispose()));
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => _encoder.Tokens(texts).Dispose()));
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => TokenBatch.Of(_texts, padId: 0, CPU).Dispose()));
    }

    private static float[] Words(TextEncoder encoder) => encoder.get_parameter("embeddings.word_embeddings.weight")!.data<float>().ToArray();

    private Tensor Encode(int[][] texts, long dropoutSeed = 0)
    {
        using var batch = TokenBatch.Of(texts, _options.PadId, CPU, dropoutSeed);
        return _encoder.call(batch);
    }

    private static void AssertClose(Tensor expected, Tensor actual, double tolerance) =>
        Assert.All(expected.data<float>().ToArray().Zip(actual.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, tolerance));
}
