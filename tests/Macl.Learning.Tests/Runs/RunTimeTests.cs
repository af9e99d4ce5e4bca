using Macl.Learning.Runs;
using Macl.Learning.Tests.Training;

namespace Macl.Learning.Tests.Runs;

/// <summary>The toy has dropout, so these tests draw from libtorch's one generator.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class RunTimeTests : IDisposable
{
    private static readonly ToyRecipe _recipe = new();

    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new();

    private string RunPath => _folder.Place("run");

    /// <summary>Three phases of a minute each before the end of training, and one behind it.</summary>
    private PretrainingSettings AMinuteAPhase => new() { Clock = _clock, OnPhase = _ => _clock.Advance(TimeSpan.FromMinutes(1)) };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Seconds_are_those_of_all_starts()
    {
        ToyRun.StopAfter(2, _recipe, RunPath, AMinuteAPhase);
        ToyRun.StopAfter(4, _recipe, RunPath, AMinuteAPhase);
        Assert.Equal((3 + 3 + 4) * 60, ToyRun.Finish(_recipe, RunPath, AMinuteAPhase).Result.Seconds, 1e-9);
    }

    [Fact]
    public void Work_that_was_lost_and_is_done_again_counts_once()
    {
        var settings = new PretrainingSettings { Clock = _clock, Checkpoints = new() { EverySteps = 2 } };

        Assert.Throws<NotSupportedException>(() => ToyRun.Finish(_recipe, RunPath, settings with { Observers = [AMinuteAStep(brokenAt: 4)] }));
        var result = ToyRun.Finish(_recipe, RunPath, settings with { Observers = [AMinuteAStep(brokenAt: null)] }).Result;

        Assert.Equal(6 * 60, result.Seconds, 1e-9);
    }

    [Fact]
    public void A_run_that_kept_no_time_counts_from_its_resumption()
    {
        ToyRun.StopAfter(2, _recipe, RunPath, AMinuteAPhase);
        File.Delete(Path.Combine(RunPath, "time.json"));
        Assert.Equal(4 * 60, ToyRun.Finish(_recipe, RunPath, AMinuteAPhase).Result.Seconds, 1e-9);
    }

    [Fact]
    public void A_time_that_cannot_be_read_is_named()
    {
        ToyRun.StopAfter(2, _recipe, RunPath, AMinuteAPhase);
        File.WriteAllText(Path.Combine(RunPath, "time.json"), """{ "seconds": "long" }""");
        Assert.Contains("time.json is not the time of a run", Assert.Throws<InvalidDataException>(() => ToyRun.Finish(_recipe, RunPath)).Message, StringComparison.Ordinal);
    }

    private Recorder AMinuteAStep(long? brokenAt) => new("it", [])
    {
        AfterStep = state =>
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            if (state.Step == brokenAt)
            {
                throw new NotSupportedException();
            }
        },
    };
}
