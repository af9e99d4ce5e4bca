using Macl.Learning.Checkpoints;
using Macl.Learning.Methods;
using Macl.Learning.Runs;
using Macl.Learning.Tests.Runs;
using Macl.Learning.Training;

namespace Macl.Learning.Tests.Checkpoints;

/// <summary>A run that was stopped or killed ends as the run without a stop, bit for bit; with dropout, so that random states count.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class ResumptionTests : IDisposable
{
    private static readonly PretrainingSettings _often = new() { Checkpoints = new CheckpointOptions { EverySteps = 2 } };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<OptimizerKind, int> Ways => [.. from kind in Enum.GetValues<OptimizerKind>() from prefetch in new[] { 0, 3 } select (kind, prefetch)];

    private string Undisturbed => _folder.Place("undisturbed");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_run_stopped_after_any_step_ends_as_if_it_had_not_been(OptimizerKind kind, int prefetch)
    {
        var recipe = Recipe(kind, prefetch);
        ToyRun.Finish(recipe, Undisturbed);
        for (long step = 0; step <= recipe.Steps; step++)
        {
            string run = _folder.Place($"stopped-{step}");
            ToyRun.StopAfter(step, recipe, run);
            ToyRun.Finish(recipe, run);
            RunSnapshot.AssertEqual(Undisturbed, run);
        }
    }

    [Fact]
    public void A_run_stopped_after_every_step_ends_as_if_it_had_not_been()
    {
        var recipe = Recipe(OptimizerKind.Adam, prefetch: 3);
        string run = _folder.Place("stopped");
        ToyRun.Finish(recipe, Undisturbed);
        for (long step = 0; step <= recipe.Steps; step++)
        {
            ToyRun.StopAfter(step, recipe, run);
        }

        ToyRun.Finish(recipe, run);
        RunSnapshot.AssertEqual(Undisturbed, run);
    }

    [Fact]
    public void A_run_in_micro_batches_stopped_after_any_step_ends_as_if_it_had_not_been()
    {
        var recipe = Recipe(OptimizerKind.Adam, prefetch: 3, microBatchSize: 2);
        ToyRun.Finish(recipe, Undisturbed);
        ToyRun.Finish(Recipe(OptimizerKind.Adam, prefetch: 3), _folder.Place("whole"));
        for (long step = 0; step <= recipe.Steps; step++)
        {
            string run = _folder.Place($"stopped-{step}");
            ToyRun.StopAfter(step, recipe, run);
            ToyRun.Finish(recipe, run);
            RunSnapshot.AssertEqual(Undisturbed, run);
        }

        Assert.NotEqual(File.ReadAllBytes(Path.Combine(_folder.Place("whole"), "metrics.jsonl")), File.ReadAllBytes(Path.Combine(Undisturbed, "metrics.jsonl")));
    }

    [Fact]
    public void What_a_loss_learns_is_resumed_with_the_weights()
    {
        var recipe = Recipe(OptimizerKind.Adam, prefetch: 0);
        recipe = recipe with { Options = recipe.Options with { Loss = new LossOptions { Kind = LossKind.Sigmoid, Temperature = 0.2 } } };
        string run = _folder.Place("stopped");
        ToyRun.Finish(recipe, Undisturbed);
        for (long step = 0; step <= recipe.Steps; step++)
        {
            ToyRun.StopAfter(step, recipe, run);
        }

        ToyRun.Finish(recipe, run);
        RunSnapshot.AssertEqual(Undisturbed, run);
    }

    [Fact]
    public void Checkpoints_on_the_way_and_look_ahead_change_nothing()
    {
        ToyRun.Finish(Recipe(OptimizerKind.Adam, prefetch: 0), Undisturbed);
        ToyRun.Finish(Recipe(OptimizerKind.Adam, prefetch: 3), _folder.Place("often"), _often);
        RunSnapshot.AssertEqual(Undisturbed, _folder.Place("often"));
    }

    [Fact]
    public void A_finished_run_may_be_finished_again()
    {
        var recipe = Recipe(OptimizerKind.AdamW, prefetch: 0);
        ToyRun.Finish(recipe, Undisturbed);
        TemporaryFolder.Copy(Undisturbed, _folder.Place("again"));
        ToyRun.Finish(recipe, _folder.Place("again"));
        RunSnapshot.AssertEqual(Undisturbed, _folder.Place("again"));
    }

    [Fact]
    public void A_run_killed_at_any_event_ends_as_if_it_had_not_been()
    {
        var recipe = Recipe(OptimizerKind.Adam, prefetch: 3);
        var photographer = new Photographer(Undisturbed, _folder.Place("kill"));
        ToyRun.Finish(recipe, Undisturbed, _often with { Observers = [photographer], OnPhase = _ => photographer.Take() });

        Assert.InRange(photographer.Taken, 20, 40);
        Assert.All(Enumerable.Range(0, photographer.Taken), number =>
        {
            ToyRun.Finish(recipe, photographer.Place(number), _often);
            RunSnapshot.AssertEqual(Undisturbed, photographer.Place(number));
        });
    }

    [Fact]
    public void A_run_killed_while_it_writes_anything_ends_as_if_it_had_not_been()
    {
        var recipe = Recipe(OptimizerKind.Sgd, prefetch: 0);
        var photographer = new Photographer(Undisturbed, _folder.Place("kill"));
        ToyRun.Finish(recipe, Undisturbed, _often with { Observers = [photographer] });
        string beforeTheEnd = photographer.Place(photographer.Taken - 2);
        Action<string>[] debris =
        [
            run => File.AppendAllText(Path.Combine(run, "metrics.jsonl"), """{"step":6,"epo"""),
            run => File.AppendAllText(Path.Combine(run, "metrics.jsonl"), new string('\0', 5000)),
            run => File.WriteAllText(Path.Combine(run, "run.json.unfinished"), "{"),
            run => File.WriteAllText(Path.Combine(run, "result.json.unfinished"), "{"),
            run => File.WriteAllText(Path.Combine(run, "in-use.unfinished"), ""),
            run => TemporaryFolder.Copy(Path.Combine(run, "checkpoints", "step-000000004"), Path.Combine(run, "checkpoints", ".unfinished-step-000000006")),
            run => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(run, "checkpoints", ".unfinished-step-000000005")).FullName, "model.safetensors"), "half"),
            run => Directory.CreateDirectory(Path.Combine(run, "checkpoints", ".unfinished-discarded-step-000000002")),
            run => Directory.Move(Path.Combine(run, "checkpoints", "step-000000002"), Path.Combine(run, "checkpoints", ".unfinished-discarded-step-000000002")),
            run => TemporaryFolder.Copy(Path.Combine(run, "checkpoints", "step-000000002"), Path.Combine(run, "checkpoints", "step-000000001")),
            run => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(run, "model")).FullName, "model.safetensors"), "half"),
        ];

        Assert.All(debris.Index(), left =>
        {
            string run = _folder.Place($"debris-{left.Index}");
            TemporaryFolder.Copy(beforeTheEnd, run);
            left.Item(run);
            ToyRun.Finish(recipe, run, _often);
            RunSnapshot.AssertEqual(Undisturbed, run);
            Assert.Empty(Directory.GetDirectories(Path.Combine(run, "checkpoints"), ".unfinished*"));
        });
    }

    [Fact]
    public void An_older_checkpoint_ends_as_if_nothing_had_been_damaged()
    {
        var recipe = Recipe(OptimizerKind.Adam, prefetch: 0);
        string run = _folder.Place("damaged");
        ToyRun.Finish(recipe, Undisturbed);
        ToyRun.StopAfter(3, recipe, run);
        ToyRun.StopAfter(5, recipe, run);
        File.WriteAllText(Path.Combine(run, "checkpoints", "step-000000005", "optimizer.safetensors"), "damaged");

        var refusal = Assert.Throws<DamagedCheckpointException>(() => ToyRun.Finish(recipe, run));
        ToyRun.StopAfter(4, recipe, run, new PretrainingSettings { AcceptOlderCheckpoint = true });
        ToyRun.Finish(recipe, run);

        Assert.EndsWith("The newest sound one is of step 3.", refusal.Message, StringComparison.Ordinal);
        RunSnapshot.AssertEqual(Undisturbed, run);
    }

    [Fact]
    public void Without_a_sound_checkpoint_the_users_word_is_not_taken_for_a_new_start()
    {
        var recipe = Recipe(OptimizerKind.Adam, prefetch: 0);
        string run = _folder.Place("damaged");
        ToyRun.StopAfter(3, recipe, run);
        File.Delete(Path.Combine(run, "checkpoints", "step-000000003", "manifest.json"));
        byte[] metrics = File.ReadAllBytes(Path.Combine(run, "metrics.jsonl"));

        var refusal = Assert.Throws<DamagedCheckpointException>(() => ToyRun.Finish(recipe, run, new PretrainingSettings { AcceptOlderCheckpoint = true }));
        Assert.EndsWith("step-000000003 cannot be used: it has no manifest.json. There is no older sound one.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(metrics, File.ReadAllBytes(Path.Combine(run, "metrics.jsonl")));
    }

    [Fact]
    public void Lost_metrics_are_named()
    {
        var recipe = Recipe(OptimizerKind.Adam, prefetch: 0);
        string run = _folder.Place("lost");
        ToyRun.StopAfter(3, recipe, run);
        using (var metrics = File.OpenWrite(Path.Combine(run, "metrics.jsonl")))
        {
            metrics.SetLength(metrics.Length - 1);
        }

        Assert.Contains("metrics.jsonl has lost its end", Assert.Throws<InvalidDataException>(() => ToyRun.Finish(recipe, run)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, ToyRecipe> Foreigners => new()
    {
        { "options", Recipe(OptimizerKind.Sgd, prefetch: 0) },
        { "options", Recipe(OptimizerKind.Adam, prefetch: 0) with { Options = new ToyOptions { Training = new ToyOptions().Training with { Seed = 1 } } } },
        { "options", Recipe(OptimizerKind.Adam, prefetch: 0) with { Options = new ToyOptions { Loss = new LossOptions { Temperature = 0.2, Kind = LossKind.Dcl } } } },
        { "options", Recipe(OptimizerKind.Adam, prefetch: 0) with { Options = new ToyOptions { Training = new ToyOptions().Training with { Schedule = new LearningRateSchedule.Constant() } } } },
        { "data", Recipe(OptimizerKind.Adam, prefetch: 0) with { Fingerprint = "beef" } },
    };

    [Theory]
    [MemberData(nameof(Foreigners))]
    public void A_checkpoint_of_another_run_is_refused_before_anything_is_touched(string difference, ToyRecipe other)
    {
        var recipe = Recipe(OptimizerKind.Adam, prefetch: 0);
        string run = _folder.Place("own");
        ToyRun.StopAfter(3, recipe, run);
        ToyRun.StopAfter(2, other, _folder.Place("other"));
        Directory.Delete(Path.Combine(run, "checkpoints"), recursive: true);
        TemporaryFolder.Copy(Path.Combine(_folder.Place("other"), "checkpoints"), Path.Combine(run, "checkpoints"));
        byte[] metrics = File.ReadAllBytes(Path.Combine(run, "metrics.jsonl"));

        var refusal = Assert.Throws<DamagedCheckpointException>(() => ToyRun.Finish(recipe, run));

        Assert.EndsWith($"step-000000002 cannot be used: it is of another run with another {difference}.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(metrics, File.ReadAllBytes(Path.Combine(run, "metrics.jsonl")));
    }

    private static ToyRecipe Recipe(OptimizerKind kind, int prefetch, int? microBatchSize = null)
    {
        var options = new ToyOptions();
        var training = options.Training with { Optimizer = options.Training.Optimizer with { Kind = kind } };
        return new ToyRecipe { Options = options with { Training = training, MicroBatchSize = microBatchSize }, Prefetch = prefetch };
    }

    /// <summary>Keeps what a kill at this moment would leave: a copy of the run folder at every event.</summary>
    private sealed class Photographer(string run, string album) : TrainingObserver
    {
        public int Taken { get; private set; }

        public string Place(int number) => $"{album}-{number}";

        public void Take() => TemporaryFolder.Copy(run, Place(Taken++));

        public override void OnStart(TrainingState state) => Take();

        public override void OnStep(TrainingState state, StepReport report) => Take();

        public override void OnEpoch(TrainingState state) => Take();

        public override void OnStepDone(TrainingState state) => Take();

        public override void OnStop(TrainingState state) => Take();
    }
}
