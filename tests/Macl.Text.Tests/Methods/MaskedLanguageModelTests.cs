using Macl.Learning.Data;
using Macl.Learning.Training;
using Macl.Testing;
using Macl.Text.Batches;
using Macl.Text.Encoders;
using Macl.Text.Methods;
using static TorchSharp.torch;

namespace Macl.Text.Tests.Methods;

public sealed class MaskedLanguageModelTests
{
    private static readonly TextEncoderOptions _options = new() { VocabularySize = 30, HiddenSize = 16, Layers = 1, Heads = 4, IntermediateSize = 24, Positions = 12, Dropout = 0, AttentionDropout = 0 };

    /// <summary>The loss is computed once more with every logit of every hidden token by loops.</summary>
    [Fact]
    public void The_loss_is_the_mean_cross_entropy_of_the_hidden_tokens()
    {
        using var scope = NewDisposeScope();
        using var method = Method();
        using var views = Views();

        var output = method.call(views);

        float[,] features = Features(method, views);
        Assert.Equal(Expected(method, features), output.Loss.item<float>(), 1e-5);
        Assert.InRange(output.Scalars["maskedAccuracy"], 0, 1);
    }

    [Fact]
    public void The_word_embeddings_learn_from_what_goes_in_and_from_what_is_guessed()
    {
        using var scope = NewDisposeScope();
        using var method = Method();
        using var views = Views();

        method.call(views).Loss.backward();

        var gradient = method.get_parameter("encoder.embeddings.word_embeddings.weight")!.grad!;
        Assert.True(gradient.abs().sum(1L).gt(0f).all().item<bool>());
        Assert.Equal(
            "head.LayerNorm.bias head.LayerNorm.weight head.bias head.dense.bias head.dense.weight",
            string.Join(' ', method.state_dict().Keys.Where(name => name.StartsWith("head.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [InlineData(Precision.BFloat16)]
    public void It_learns_to_guess(Precision precision)
    {
        using var data = ToyText.Data(400, mostWords: 8);
        var tokenizer = ToyText.Tokenizer();
        var encoder = new TextEncoder(_options with { VocabularySize = tokenizer.VocabularySize, Positions = 32, HiddenSize = 32 }, seed: 1) { Precision = precision };
        using var method = new MaskedLanguageModel(encoder, seed: 2);
        var source = SentenceViewSource.Masked(data, tokenizer, new BatchPlan(400, 40, LastBatch.Drop, 1), new(), maskRate: .15);
        var recorder = new LossRecorder();
        var options = new TrainingOptions { Epochs = 6, Optimizer = new() { Kind = OptimizerKind.AdamW, LearningRate = .005 } };
        using var trainer = new Trainer<TokenBatch>(method, source, options, [recorder]);
        trainer.Run(TestContext.Current.CancellationToken);

        Assert.True(recorder.Losses[..5].Average() > recorder.Losses[^5..].Average() + .5);
    }

    /// <summary>With a word table of zeros the logits are the head's bias alone.</summary>
    [Fact]
    public void With_counts_it_begins_by_guessing_each_token_as_often_as_it_occurs()
    {
        using var scope = NewDisposeScope();
        long[] counts = [.. Enumerable.Range(0, 30).Select(token => token switch { 7 => 60L, 11 => 9, 1 => 1, _ => 0 })];
        using var method = new MaskedLanguageModel(new TextEncoder(_options, seed: 1), seed: 2, counts);
        using var views = Views();
        using (no_grad())
        {
            method.get_parameter("encoder.embeddings.word_embeddings.weight")!.zero_();
        }

        Assert.Equal(-(Math.Log(.61) + Math.Log(.01) + Math.Log(.1)) / 3, method.call(views).Loss.item<float>(), 1e-5);
    }

    [Fact]
    public void Counts_of_another_vocabulary_are_refused()
    {
        using var encoder = new TextEncoder(_options, seed: 1);

        Assert.Contains("There are 29 counts for a vocabulary of 30", Assert.Throws<ArgumentException>(() => new MaskedLanguageModel(encoder, seed: 2, new long[29])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_leaves_no_tensor_behind()
    {
        using var method = Method();
        using var views = Views();
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() =>
        {
            using var scope = NewDisposeScope();
            method.call(views).Loss.backward();
            method.zero_grad();
        }));
    }

    private static MaskedLanguageModel Method() => new(new TextEncoder(_options, seed: 1), seed: 2);

    private static ViewBatch<TokenBatch> Views() => new(new Batch(0, 0, [0, 1]),
    [
        new(TokenBatch.Of([[2, 4, 9, 3], [2, 6, 4, 8, 3]], 0, CPU), TokenBatch.Of([[0, 7, 0, 0], [0, 6, 11, 0, 0]], 0, CPU)),
    ]);

    private static float[,] Features(MaskedLanguageModel method, ViewBatch<TokenBatch> views)
    {
        var tokens = ((TextEncoder)method.Encoder).Tokens(views.Parts[0].First);
        float[] asked = stack([tokens[0][1], tokens[1][1], tokens[1][2]]).data<float>().ToArray();
        var features = new float[3, 16];
        Buffer.BlockCopy(asked, 0, features, 0, asked.Length * sizeof(float));
        return features;
    }

    private static double Expected(MaskedLanguageModel method, float[,] features)
    {
        var state = method.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.to(ScalarType.Float64), StringComparer.Ordinal);
        var (dense, words) = (state["head.dense.weight"].data<double>().ToArray(), state["encoder.embeddings.word_embeddings.weight"].data<double>().ToArray());
        int[] answers = [7, 6, 11];
        double sum = 0;
        for (int row = 0; row < 3; row++)
        {
            double[] hidden = [.. Enumerable.Range(0, 16).Select(unit => Gelu(Enumerable.Range(0, 16).Sum(input => dense[unit * 16 + input] * features[row, input])))];
            double mean = hidden.Average();
            double deviation = Math.Sqrt(hidden.Average(value => (value - mean) * (value - mean)) + _options.LayerNormEpsilon);
            double[] logits = [.. Enumerable.Range(0, 30).Select(word => Enumerable.Range(0, 16).Sum(unit => words[word * 16 + unit] * (hidden[unit] - mean) / deviation))];
            sum += Math.Log(logits.Sum(Math.Exp)) - logits[answers[row]];
        }

        return sum / 3;
    }

    private static double Gelu(double value) => value * .5 * (1 + MathNet.Numerics.SpecialFunctions.Erf(value / Math.Sqrt(2)));

    private sealed class LossRecorder : TrainingObserver
    {
        public List<double> Losses { get; } = [];

        public override void OnStep(TrainingState state, StepReport report) => Losses.Add(report.Loss);
    }
}
