using Macl.Learning.Training;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Training;

public sealed class TrainerTests
{
    private static readonly OptimizerReference _reference = OptimizerReference.Loaded;

    public static TheoryData<OptimizerKind, string> Courses =>
        [.. from kind in Enum.GetValues<OptimizerKind>() from schedule in new[] { "constant", "warmupCosine" } select (kind, schedule)];

    [Theory]
    [MemberData(nameof(Courses))]
    public void Every_step_takes_the_weights_where_PyTorch_takes_them(OptimizerKind kind, string schedule)
    {
        var expected = _reference.Of(kind, schedule);
        using var method = _reference.NewMethod();
        var weights = new List<double[]>();
        var recorder = new Recorder("it", []) { AfterStep = _ => weights.Add(method.Weights) };
        using var trainer = new Trainer<Tensor>(method, _reference.Views(stepsPerEpoch: 1), Options(kind, schedule), [recorder]);

        trainer.Run(TestContext.Current.CancellationToken);

        Assert.All(expected.Weights.Zip(weights), pair => Close(pair.First, pair.Second));
        Close(expected.Losses, [.. recorder.Reports.Select(report => report.Loss)]);
        Close(expected.Rates, [.. recorder.Reports.Select(report => report.LearningRate)]);
        Assert.Equal(5, weights.Count);
        Assert.Equal(5, method.UpdatesSeen);
    }

    [Fact]
    public void Observers_hear_of_everything_in_their_order()
    {
        var events = new List<string>();
        using var method = _reference.NewMethod();
        using var trainer = new Trainer<Tensor>(method, _reference.Views(stepsPerEpoch: 2), new TrainingOptions { Epochs = 2 }, [new Recorder("a", events), new Recorder("b", events)]);

        trainer.Run(TestContext.Current.CancellationToken);

        Assert.Equal(
            """
            a start 0, b start 0
            a step 1 of epoch 0, b step 1 of epoch 0, a done 1, b done 1
            a step 2 of epoch 0, b step 2 of epoch 0, a epochs 1, b epochs 1, a done 2, b done 2
            a step 3 of epoch 1, b step 3 of epoch 1, a done 3, b done 3
            a step 4 of epoch 1, b step 4 of epoch 1, a epochs 2, b epochs 2, a done 4, b done 4
            a stop 4, b stop 4
            """.ReplaceLineEndings(", "),
            string.Join(", ", events));
    }

    [Fact]
    public void The_method_hears_before_every_step_how_much_is_done()
    {
        using var method = _reference.NewMethod();
        using var trainer = new Trainer<Tensor>(method, _reference.Views(stepsPerEpoch: 2), new TrainingOptions { Epochs = 2 }, []);
        trainer.Run(TestContext.Current.CancellationToken);
        Assert.Equal([0, 0.25, 0.5, 0.75], method.ProgressSeen);
    }

    [Fact]
    public void Cancellation_finishes_the_step_in_progress_and_tells_the_observers()
    {
        var events = new List<string>();
        using var stop = new CancellationTokenSource();
        using var method = _reference.NewMethod();
        var recorder = new Recorder("it", events) { AfterStep = state => CancelAt(3, state, stop) };
        using var trainer = new Trainer<Tensor>(method, _reference.Views(stepsPerEpoch: 3), new TrainingOptions { Epochs = 9 }, [recorder]);

        trainer.Run(stop.Token);

        Assert.Equal("it step 3 of epoch 0, it epochs 1, it done 3, it stop 3", string.Join(", ", events.TakeLast(4)));
        Assert.Equal(3, method.UpdatesSeen);
        Assert.False(trainer.State.IsComplete);
    }

    [Fact]
    public void A_run_that_is_cancelled_before_it_starts_takes_no_step()
    {
        var events = new List<string>();
        using var method = _reference.NewMethod();
        using var trainer = new Trainer<Tensor>(method, _reference.Views(stepsPerEpoch: 3), new TrainingOptions(), [new Recorder("it", events)]);

        trainer.Run(new CancellationToken(canceled: true));

        Assert.Equal("it start 0, it stop 0", string.Join(", ", events));
        Assert.Equal(_reference.Initial, method.Weights);
    }

    [Fact]
    public void No_epochs_leave_the_initial_weights()
    {
        var events = new List<string>();
        using var method = _reference.NewMethod();
        using var trainer = new Trainer<Tensor>(method, _reference.Views(stepsPerEpoch: 3), new TrainingOptions { Epochs = 0 }, [new Recorder("it", events)]);

        trainer.Run(TestContext.Current.CancellationToken);

        Assert.True(trainer.State.IsComplete);
        Assert.Equal("it start 0, it stop 0", string.Join(", ", events));
        Assert.Equal(_reference.Initial, method.Weights);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_loss_that_is_not_finite_ends_training_before_it_harms_the_weights(double target)
    {
        var events = new List<string>();
        using var method = _reference.NewMethod();
        var views = new RegressionViews(_reference.Inputs, [_reference.Targets[0], [.. _reference.Targets[1].Select(_ => target)]], stepsPerEpoch: 4);
        double[] weights = [];
        var recorder = new Recorder("it", events) { AfterStep = _ => weights = method.Weights };
        using var trainer = new Trainer<Tensor>(method, views, new TrainingOptions(), [recorder]);

        var problem = Assert.Throws<TrainingDivergedException>(() => trainer.Run(TestContext.Current.CancellationToken));

        Assert.Equal($"Training diverged: the loss of step 2 is {target} (temperature 0.25); lower the learning rate or raise the temperature.", problem.Message);
        Assert.Equal(weights, method.Weights);
        Assert.Equal("it done 1", events[^1]);
    }

    [Fact]
    public void Frozen_parameters_stay_as_they_are()
    {
        using var method = _reference.NewMethod();
        method.parameters().First().requires_grad = false;
        using var trainer = new Trainer<Tensor>(method, _reference.Views(stepsPerEpoch: 3), new TrainingOptions { Epochs = 1 }, []);

        trainer.Run(TestContext.Current.CancellationToken);

        Assert.Equal(_reference.Initial[..12], method.Weights[..12]);
        Assert.All(_reference.Initial[12..].Zip(method.Weights[12..]), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void The_method_outlives_its_trainer()
    {
        using var method = _reference.NewMethod();
        new Trainer<Tensor>(method, _reference.Views(stepsPerEpoch: 3), new TrainingOptions(), []).Dispose();
        Assert.Equal(_reference.Initial, method.Weights);
    }

    private static void CancelAt(long step, TrainingState state, CancellationTokenSource stop)
    {
        if (state.Step == step)
        {
            stop.Cancel();
        }
    }

    private static TrainingOptions Options(OptimizerKind kind, string schedule) => new()
    {
        Epochs = 5,
        Optimizer = new OptimizerOptions { Kind = kind, LearningRate = _reference.Rate, WeightDecay = _reference.Decay },
        Schedule = schedule is "constant" ? new LearningRateSchedule.Constant() : new LearningRateSchedule.WarmupCosine { WarmupSteps = 2 },
    };

    private static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
