using System.Text.Json.Nodes;
using Macl.Learning.Checkpoints;
using Macl.Learning.Tests.Runs;
using Macl.Learning.Tests.Training;
using Macl.Learning.Training;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Checkpoints;

public sealed class CheckpointObserverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 0, "9")]
    [InlineData(3, 0, "3 6 9")]
    [InlineData(4, 0, "4 8 9")]
    [InlineData(9, 0, "9")]
    [InlineData(100, 0, "9")]
    [InlineData(0, 2.5, "3 6 9")]
    [InlineData(2, 2.5, "2 4 6 8 9")]
    [InlineData(5, 2.5, "3 6 9")]
    public void Checkpoints_are_made_every_few_steps_or_minutes_and_at_the_end(int steps, double minutes, string expected) =>
        Assert.Equal(expected, string.Join(' ', Saved(new CheckpointOptions { EverySteps = steps, EveryMinutes = minutes }, epochs: 3)));

    [Fact]
    public void A_run_of_no_steps_leaves_no_checkpoint() => Assert.Empty(Saved(new CheckpointOptions { EverySteps = 1 }, epochs: 0));

    [Fact]
    public void Options_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointOptions { EverySteps = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointOptions { EveryMinutes = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointOptions { EveryMinutes = double.NaN });
    }

    /// <summary>Every step takes a minute.</summary>
    private List<long> Saved(CheckpointOptions options, int epochs)
    {
        var saved = new List<long>();
        var clock = new HandClock();
        using var method = OptimizerReference.Loaded.NewMethod();
        var observer = new CheckpointObserver(new CheckpointStore(_folder.Place("checkpoints")), options, Describe, clock);
        var recorder = new Recorder("it", []) { AfterStep = _ => clock.Advance(TimeSpan.FromMinutes(1)) };
        using var trainer = new Trainer<Tensor>(method, OptimizerReference.Loaded.Views(stepsPerEpoch: 3), new TrainingOptions { Epochs = epochs }, [recorder, observer]);
        trainer.Run(TestContext.Current.CancellationToken);
        return saved;

        CheckpointManifest Describe(TrainingState state)
        {
            saved.Add(state.Step);
            return new CheckpointManifest { ToolkitVersion = "1", Modality = "m", Method = "m", Options = new JsonObject(), Data = "d", Step = state.Step, MetricsLength = 0 };
        }
    }
}
