using System.Text.Json;
using Macl.Inputs.Text.Sentences;
using Macl.Learning.Checkpoints;
using Macl.Learning.Evaluation;
using Macl.Learning.Methods;
using Macl.Learning.Runs;
using Macl.Learning.Training;
using Macl.Losses;
using Macl.Testing;
using Macl.Text.Batches;
using Macl.Text.Encoders;
using Macl.Text.Evaluation;
using Macl.Text.Models;
using Macl.Text.Recipes;
using static TorchSharp.torch;

namespace Macl.Text.Tests.Recipes;

public sealed class SentencePretrainingTests : IDisposable
{
    private static readonly SentencePretrainingOptions _small = new()
    {
        Layers = 1,
        HiddenSize = 64,
        VocabularySize = 1000,
        BatchSize = 16,
        EvaluationSteps = 4,
        Training = new TrainingOptions { Epochs = 2, Optimizer = new() { Kind = OptimizerKind.AdamW, LearningRate = .001 }, Schedule = new LearningRateSchedule.WarmupLinear { WarmupSteps = 2 } },
    };

    private readonly TemporaryFolder _folder = new();
    private readonly SentenceDataSet _data = ToyText.Data(100, mostWords: 8);

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(SentenceObjective.SimCse, Pooling.Cls)]
    [InlineData(SentenceObjective.SimCse, Pooling.Mean)]
    [InlineData(SentenceObjective.Mlm, Pooling.Mean)]
    public void A_run_that_was_stopped_and_resumed_ends_with_the_same_model(SentenceObjective objective, Pooling pooling)
    {
        var recipe = Recipe(_small with { Objective = objective, Pooling = pooling });
        Run(recipe, "whole");
        Assert.ThrowsAny<OperationCanceledException>(() => Run(recipe, "stopped", stopAfter: 5));
        Run(recipe, "stopped");

        Assert.Equal(Bytes("whole", "model/model.safetensors"), Bytes("stopped", "model/model.safetensors"));
        Assert.Equal(Bytes("whole", "metrics.jsonl"), Bytes("stopped", "metrics.jsonl"));
    }

    [Fact]
    public void What_a_run_saves_is_the_encoder_that_it_judged()
    {
        var result = Run(Recipe(_small), "run").Result;
        using var model = SentenceModel.Load(_folder.Place("run"), CPU);

        double spearman = new StsEvaluator().Evaluate(Pairs().Embed(model, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken).Metrics[0].Mean;
        Assert.Equal(("spearman", 100 * spearman), (result.Evaluation!.Metric, result.Evaluation.Score.Mean));
        Assert.Contains(result.BestStep!.Value, new long[] { 4, 8, 12 });
        Assert.Equal((Pooling.Mean, 32), (model.Encoder.Pooling, model.MaxTokens));
    }

    [Fact]
    public void A_model_folder_is_where_the_next_run_begins()
    {
        Run(Recipe(_small with { Objective = SentenceObjective.Mlm }), "mlm");
        var start = SentenceStart.FromFolder(_folder.Place("mlm"));
        var untrained = _small with { Training = _small.Training! with { Epochs = 0 } };

        var recipe = new SentencePretraining(_data, path: null, start, untrained, Judged(), new());

        var outcome = Run(recipe, "tuned");

        Assert.Equal(Bytes("mlm", "model/model.safetensors"), Bytes("tuned", "model/model.safetensors"));
        Assert.Equal("untrained", outcome.Result.Loss);
        Assert.Equal(File.ReadAllText(_folder.Place("mlm/model/1_Pooling/config.json")), File.ReadAllText(_folder.Place("tuned/model/1_Pooling/config.json")));
        Assert.Equal(start.From, JsonSerializer.Deserialize<SentencePretrainingOptions>(recipe.Record.Options, MaclJson.Options)!.From);
    }

    [Fact]
    public void Arms_begin_with_the_same_weights_and_see_the_same_sentences_under_the_same_dropout()
    {
        var recipe = Recipe(_small);
        using var infonce = recipe.With(Arm.Parse("infonce"), seed: 3).Prepare();
        using var macl = recipe.With(Arm.Parse("macl"), seed: 3).Prepare();
        using var first = infonce.Views.ReadFrom(0, TestContext.Current.CancellationToken).First();
        using var second = macl.Views.ReadFrom(0, TestContext.Current.CancellationToken).First();
        using var scope = NewDisposeScope();

        Assert.All(infonce.Method.Encoder.parameters().Zip(macl.Method.Encoder.parameters()), pair => Assert.Equal(pair.First.bytes.ToArray(), pair.Second.bytes.ToArray()));
        Assert.Equal(first.Batch.Samples, second.Batch.Samples);
        Assert.Equal((first.Parts[0].First.DropoutSeed, first.Parts[0].Second.DropoutSeed), (second.Parts[0].First.DropoutSeed, second.Parts[0].Second.DropoutSeed));
        Assert.Equal(("infonce", "macl"), (infonce.Loss, macl.Loss));
    }

    [Fact]
    public void Simcse_separates_sentences_that_a_drawn_encoder_has_close_together()
    {
        var recipe = Recipe(_small with { Training = _small.Training! with { Epochs = 8 }, EvaluationSteps = 0 });
        Run(recipe, "run");
        var uniformity = MetricsHistory.Read(_folder.Place("run/metrics.jsonl")).Steps["uniformityLoss"];
        Assert.True(uniformity[^1].Value < uniformity[0].Value - .5);
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused()
    {
        AssertRefused("maxTokens is 600, and the encoder has positions for 512", () => Recipe(_small with { MaxTokens = 600 }));
        AssertRefused("hiddenSize is 100; allowed: a multiple of 64", () => _small with { HiddenSize = 100 });
        AssertRefused("pooling is first-last-mean", () => _small with { Pooling = Pooling.FirstLastMean });
        AssertRefused("compares by classes", () => Recipe(_small with { Loss = new LossOptions { Kind = LossKind.SupCon } }).Prepare());
        AssertRefused("The run is judged on the pairs of others", () => Recipe(_small with { Judged = new DataRecord("others", null, 3, "cafe") }));
        AssertRefused("The run began with /elsewhere", () => Recipe(_small with { From = new ModelRecord("/elsewhere", "cafe") }));
    }

    [Fact]
    public void Hard_negatives_under_a_pairing_that_has_none_are_refused_before_training()
    {
        var triplets = SentenceDataSet.From("triplets", Enumerable.Range(0, 32).Select(index => new TextSample($"query {index}", $"positive {index}", $"negative {index}")));
        SentencePretraining Recipe(Pairing pairing) =>
            new(triplets, path: null, SentenceStart.FromData(triplets, _small, TestContext.Current.CancellationToken), _small with { Loss = new LossOptions { Pairing = pairing } }, Judged(), new());

        AssertRefused("triplets has hard negatives, which are compared with queries alone, and the pairing is twoView; allowed: oneWay.", () => Recipe(Pairing.TwoView).Prepare());
        using var task = Recipe(Pairing.OneWay).Prepare().Method;
    }

    [Theory]
    [InlineData(LossKind.SupCon, 16)]
    [InlineData(LossKind.Macl, 500)]
    public void What_is_refused_leaves_no_tensor_behind(LossKind kind, int batchSize)
    {
        var recipe = Recipe(_small with { Pooling = Pooling.Cls, BatchSize = batchSize, Loss = new LossOptions { Kind = kind } });
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Assert.ThrowsAny<ArgumentException>(recipe.Prepare)));
    }

    [Fact]
    public void Weights_that_are_damaged_leave_no_tensor_behind()
    {
        Run(Recipe(_small), "run");
        var recipe = new SentencePretraining(_data, path: null, SentenceStart.FromFolder(_folder.Place("run")), _small, Judged(), new());
        File.WriteAllBytes(_folder.Place("run/model/model.safetensors"), Bytes("run", "model/model.safetensors")[..^5]);

        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Assert.Throws<InvalidDataException>(recipe.Prepare)));
    }

    private static void AssertRefused(string problem, Func<object> action) => Assert.Contains(problem, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    private SentencePretraining Recipe(SentencePretrainingOptions options) =>
        new(_data, path: null, SentenceStart.FromData(_data, options, TestContext.Current.CancellationToken), options, Judged(), new());

    private static JudgedPairs Judged() => new(Pairs(), new DataRecord("toy pairs", null, 4, "f00d"));

    private static SimilarityTask Pairs() => new([new("the cat", "the cat", 5), new("rain fell", "a small house", 1), new("rain fell over hills", "rain fell", 4), new("nobody sang", "the old cat", 0)]);

    private PretrainingOutcome Run(SentencePretraining recipe, string name, long? stopAfter = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var folder = RunFolder.OpenOrCreate(_folder.Place(name), recipe.Record);
        using var task = recipe.Prepare();
        var settings = new PretrainingSettings { Observers = [new Stopper(stopAfter, stop)] };
        return new Pretraining<TokenBatch>(task, folder, recipe.Record, settings).Run(stop.Token);
    }

    private byte[] Bytes(string run, string file) => File.ReadAllBytes(_folder.Place($"{run}/{file}"));

    private sealed class Stopper(long? after, CancellationTokenSource stop) : TrainingObserver
    {
        public override void OnStepDone(TrainingState state)
        {
            if (state.Step == after)
            {
                stop.Cancel();
            }
        }
    }
}
