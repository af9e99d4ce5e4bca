using Macl.Learning.Data;
using Macl.Learning.Evaluation;
using Macl.Learning.Tests.Data;
using Macl.Learning.Tests.Methods;
using Macl.Learning.Tests.Training;
using Macl.Learning.Training;
using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Evaluation;

/// <summary>The toy encoder has dropout here, which draws from libtorch's one generator.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class ClassificationEvaluatorTests
{
    private const int TestSamples = 30;

    private static readonly int[] _training = [.. Enumerable.Range(0, 18)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Classes_that_lie_apart_are_learned(bool frozen)
    {
        double untrained = Accuracy(frozen, epochs: 0);
        Assert.InRange(Accuracy(frozen, epochs: 60), Math.Max(0.8, untrained + 0.1), 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_same_seed_gives_the_same_result_whatever_was_drawn_before(bool frozen)
    {
        var losses = new List<string>();
        var first = Evaluate(frozen, epochs: 3, seed: 4, losses);
        rand(3).Dispose();
        var again = Evaluate(frozen, epochs: 3, seed: 4, losses);
        Evaluate(frozen, epochs: 3, seed: 5, losses);

        Assert.Equal(first.Metrics[0].Values, again.Metrics[0].Values);
        Assert.Equal(losses[..(losses.Count / 3)], losses[(losses.Count / 3)..(2 * losses.Count / 3)]);
        Assert.NotEqual(losses[..(losses.Count / 3)], losses[(2 * losses.Count / 3)..]);
    }

    [Fact]
    public void Random_numbers_go_on_as_if_nothing_had_been_drawn()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        float[] undisturbed = [.. rand(4).data<float>()];
        random.manual_seed(1);
        Evaluate(frozen: false, epochs: 1);
        Assert.Equal(undisturbed, rand(4).data<float>().ToArray());
    }

    [Fact]
    public void The_report_says_all_that_is_needed_to_repeat_it()
    {
        Assert.Equal(
            "Linear layer on the frozen encoder: Sgd, 2 epochs, learning rate 0.1 falling by half a cosine after 0 steps, momentum 0.9, weight decay 0; 18 samples of 3 classes to learn from, 30 to judge on, seed 0",
            Evaluate(frozen: true, epochs: 2).Protocol);
        Assert.StartsWith("Linear layer and encoder, fine-tuned: Sgd, 2 epochs, learning rate 0.05 falling", Evaluate(frozen: false, epochs: 2).Protocol, StringComparison.Ordinal);
        Assert.Equal(["sgdProbe", "fineTuning"], [new ClassificationEvaluator<Tensor>(ClassificationOptions.LinearProbe).Name, new ClassificationEvaluator<Tensor>(ClassificationOptions.FineTuning).Name]);
    }

    [Fact]
    public void A_cancelled_evaluation_stops_after_the_step()
    {
        using var source = new CancellationTokenSource();
        int steps = 0;
        var stop = new Recorder("it", []) { AfterStep = _ => Count() };

        Assert.ThrowsAny<OperationCanceledException>(() => new ClassificationEvaluator<Tensor>(ClassificationOptions.LinearProbe, [stop]).Evaluate(Task(0), source.Token));
        Assert.Equal(2, steps);

        void Count()
        {
            steps++;
            if (steps == 2)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void Without_test_samples_there_is_nothing_to_say() =>
        Assert.Contains("no test samples", Assert.Throws<ArgumentException>(() => new ClassificationEvaluator<Tensor>(Options(true, 1, 0)).Evaluate(Task(0) with { TestBatches = () => [] }, Cancellation)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_tensor_is_left_behind() => Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Evaluate(frozen: false, epochs: 1)));

    private static double Accuracy(bool frozen, int epochs) => Evaluate(frozen, epochs).Metrics.Single().Values.Single();

    private static EvaluationReport Evaluate(bool frozen, int epochs, long seed = 0, List<string>? losses = null)
    {
        var record = new Losses(losses ?? []);
        return new ClassificationEvaluator<Tensor>(Options(frozen, epochs, seed), [record]).Evaluate(Task(seed), Cancellation);
    }

    private static ClassificationOptions Options(bool frozen, int epochs, long seed)
    {
        var options = frozen ? ClassificationOptions.LinearProbe : ClassificationOptions.FineTuning;
        return options with { Training = options.Training with { Epochs = epochs, Seed = seed } };
    }

    private static ClassificationTask<Tensor> Task(long seed) => new()
    {
        CreateEncoder = Encoder,
        FeatureSize = ToyEncoder.FeatureSize,
        Classes = ToyViewMaker.Classes,
        Views = new ViewSource<(float[] First, float[] Second), Tensor>(new BatchPlan(_training.Length, 6, LastBatch.Drop, seed), new ToyViewMaker(seed), CPU, prefetch: 0),
        Labels = [.. _training.Select(ToyViewMaker.LabelOf)],
        TrainingSamples = _training.Length,
        TestBatches = () => Enumerable.Range(100, TestSamples).Chunk(7).Select(samples => new LabelledInput<Tensor>(ToyViewMaker.Place(samples, CPU), [.. samples.Select(ToyViewMaker.LabelOf)])),
    };

    private static ToyEncoder Encoder()
    {
        using var pretrained = ToyEncoder.Method(seed: 5);
        using var scope = NewDisposeScope();
        var encoder = new ToyEncoder(dropout: 0.2);
        ModuleState.Import(encoder, ModuleState.Export(pretrained.Encoder));
        return encoder;
    }

    private sealed class Losses(List<string> losses) : TrainingObserver
    {
        public override void OnStep(TrainingState state, StepReport report) => losses.Add(report.Loss.ToString("R"));
    }
}
