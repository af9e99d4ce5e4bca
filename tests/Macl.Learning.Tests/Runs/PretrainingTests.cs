using System.Text.Json;
using System.Text.Json.Nodes;
using Macl.Learning.Checkpoints;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Runs;
using Macl.Learning.Tests.Training;
using Macl.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Runs;

/// <summary>The toy has dropout, so these tests draw from libtorch's one generator.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class PretrainingTests : IDisposable
{
    private static readonly ToyRecipe _recipe = new();
    private static readonly ToyRecipe _withoutDropout = new() { Options = new ToyOptions { Dropout = 0 } };

    private readonly TemporaryFolder _folder = new();

    private string RunPath => _folder.Place("run");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_leaves_its_record_metrics_checkpoint_model_result_and_report()
    {
        ToyRun.Finish(_recipe, RunPath);
        Assert.Equal(
            """
            checkpoints/step-000000006/manifest.json
            checkpoints/step-000000006/model.safetensors
            checkpoints/step-000000006/optimizer.safetensors
            checkpoints/step-000000006/random.safetensors
            metrics.jsonl
            model/config.json
            model/model.safetensors
            report.html
            result.json
            run.json
            time.json
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Directory.GetFiles(RunPath, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RunPath, file).Replace('\\', '/')).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_result_says_what_the_run_measured()
    {
        var outcome = ToyRun.Finish(_recipe, RunPath);
        var history = MetricsHistory.Read(Path.Combine(RunPath, "metrics.jsonl"));
        var result = outcome.Result;

        Assert.Equal((RunPath, "numbers", "SimClr", "macl", "toy", 0, 2, 6), (result.Run, result.Modality, result.Method, result.Loss, result.Data, result.Seed, result.Epochs, result.Steps));
        Assert.Equal((history.Last("loss"), history.Last("temperature"), history.Last("alignment"), history.Last("gradientScaling")), (result.Final!.Loss, result.Final.Temperature, result.Final.Alignment, result.Final.GradientScaling));
        Assert.Equal([0, 3, 6], history.Evaluations["quickAccuracy"].Select(point => point.Step));
        Assert.Equal(100 * history.Evaluations["quickAccuracy"][0].Value, result.Untrained!.Score.Mean, 1e-9);
        Assert.Equal(100 * history.Evaluations["quickAccuracy"][^1].Value, result.Evaluation!.Score.Mean, 1e-9);
        Assert.NotEqual(outcome.Before.Values, outcome.After.Values);
        Assert.True(result.Seconds > 0);
        Assert.Equal(result, JsonSerializer.Deserialize<RunResult>(File.ReadAllBytes(Path.Combine(RunPath, "result.json")), MaclJson.Options));
    }

    [Fact]
    public void A_run_that_keeps_its_best_encoder_judges_and_saves_that_one()
    {
        var recipe = KeepingBest();
        var outcome = ToyRun.Finish(recipe, RunPath);
        var judged = MetricsHistory.Read(Path.Combine(RunPath, "metrics.jsonl")).Evaluations["quickAccuracy"];
        var (step, score) = judged.Skip(1).MaxBy(point => point.Value);

        Assert.True(step < recipe.Steps);
        Assert.Equal(step, outcome.Result.BestStep);
        Assert.Equal(100 * score, outcome.Result.Evaluation!.Score.Mean, 1e-9);
        using var scope = NewDisposeScope();
        var (best, model) = (Safetensors.Read(Path.Combine(RunPath, "best", $"step-{step}.safetensors")), Safetensors.Read(Path.Combine(RunPath, "model", "model.safetensors")));
        Assert.All(best, weight => Assert.Equal(weight.Value.bytes.ToArray(), model[weight.Key].bytes.ToArray()));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(RunPath, "best")).Length);
        Assert.Contains($"The encoder after step {step} of {recipe.Steps} was kept: of those that were judged while it trained, the best.", File.ReadAllText(Path.Combine(RunPath, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_untrained_encoder_is_judged_and_never_the_best()
    {
        var result = ToyRun.Finish(KeepingBest(), RunPath, new PretrainingSettings { Observers = [Collapse()] }).Result;
        var judged = MetricsHistory.Read(Path.Combine(RunPath, "metrics.jsonl")).Evaluations["quickAccuracy"];

        Assert.Equal(0, judged[0].Step);
        Assert.All(judged.Skip(1), point => Assert.True(point.Value < judged[0].Value));
        Assert.True(result.BestStep > 0);
        Assert.True(result.Evaluation!.Score.Mean < result.Untrained!.Score.Mean);
    }

    [Fact]
    public void A_run_without_steps_keeps_no_best_encoder()
    {
        var result = ToyRun.Finish((ToyRecipe)KeepingBest().With(Arm.Parse("untrained"), seed: 0), RunPath).Result;
        Assert.Null(result.BestStep);
        Assert.False(Directory.Exists(Path.Combine(RunPath, "best")));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(24)]
    public void A_run_whose_best_encoder_is_gone_does_not_go_on(long step)
    {
        ToyRun.StopAfter(step, KeepingBest(), RunPath);
        string weights = Assert.Single(Directory.GetFiles(Path.Combine(RunPath, "best"), "*.safetensors"));

        File.Delete(weights);
        Assert.Equal($"{weights} is not there, which best.json names as the best encoder of the run.", Refusal());
        Directory.Delete(Path.Combine(RunPath, "best"), recursive: true);
        Assert.StartsWith($"{Path.Combine(RunPath, "best", "best.json")} is not there, which says what the best encoder of the run was", Refusal(), StringComparison.Ordinal);

        string Refusal() => Assert.Throws<InvalidDataException>(() => ToyRun.Finish(KeepingBest(), RunPath)).Message;
    }

    [Fact]
    public void A_run_that_was_not_judged_yet_goes_on_without_a_best_encoder()
    {
        ToyRun.StopAfter(2, KeepingBest(), RunPath);
        Assert.False(Directory.Exists(Path.Combine(RunPath, "best")));
        Assert.NotNull(ToyRun.Finish(KeepingBest(), RunPath).Result.BestStep);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    public void The_best_encoder_is_the_same_however_often_the_run_was_stopped(long step)
    {
        var whole = ToyRun.Finish(KeepingBest(), _folder.Place("whole"));
        ToyRun.StopAfter(step, KeepingBest(), RunPath);
        var resumed = ToyRun.Finish(KeepingBest(), RunPath);

        Assert.Equal(whole.Result with { Run = "", Seconds = 0 }, resumed.Result with { Run = "", Seconds = 0 });
        Assert.Equal(File.ReadAllBytes(_folder.Place("whole/model/model.safetensors")), File.ReadAllBytes(Path.Combine(RunPath, "model", "model.safetensors")));
    }

    [Fact]
    public void The_saved_model_gives_the_runs_embeddings()
    {
        var outcome = ToyRun.Finish(_recipe, RunPath);
        using var scope = NewDisposeScope();
        using var task = (_recipe with { Options = _recipe.Options with { Training = _recipe.Options.Training with { Seed = 99 } } }).Prepare();
        var encoder = task.Method.Encoder;
        ModuleState.Import(encoder, Safetensors.Read(Path.Combine(RunPath, "model", "model.safetensors")));

        Assert.Equal(outcome.After.Values, task.Embed(TestContext.Current.CancellationToken).Values);
        Assert.Equal(6, (int)JsonNode.Parse(File.ReadAllText(Path.Combine(RunPath, "model", "config.json")))!["width"]!);
    }

    [Fact]
    public void A_run_without_epochs_is_the_untrained_encoder()
    {
        var result = ToyRun.Finish((ToyRecipe)_recipe.With(Arm.Parse("untrained"), seed: 0), RunPath).Result;
        Assert.Null(result.Final);
        Assert.Equal(0, result.Steps);
        Assert.Equal(result.Untrained!.Score, result.Evaluation!.Score);
        Assert.False(Directory.Exists(Path.Combine(RunPath, "checkpoints")));
    }

    [Fact]
    public void The_untrained_encoder_is_judged_only_if_that_is_asked_for() =>
        Assert.Null(ToyRun.Finish(_recipe, RunPath, new PretrainingSettings { JudgeUntrained = false }).Result.Untrained);

    [Fact]
    public void A_run_that_cannot_be_judged_is_trained_and_says_why_in_its_outcome_and_report()
    {
        var outcome = ToyRun.Finish(_recipe with { NotJudged = "class 9 has 1 sample" }, RunPath);
        Assert.Equal(6, outcome.Result.Steps);
        Assert.Null(outcome.Result.Evaluation);
        Assert.Null(outcome.Result.Untrained);
        Assert.Equal("class 9 has 1 sample", outcome.NotJudged);
        Assert.Contains("Nothing was judged: class 9 has 1 sample.", File.ReadAllText(Path.Combine(RunPath, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Further_protocols_stand_beside_the_main_one()
    {
        string alone = Path.Combine(_folder.Place("alone"), "result.json");
        var evaluation = ToyRun.Finish(_recipe, _folder.Place("alone")).Result.Evaluation;
        var result = ToyRun.Finish(_recipe with { Protocols = ["centroid", "second", "third"] }, RunPath).Result;
        var read = JsonSerializer.Deserialize<RunResult>(File.ReadAllBytes(Path.Combine(RunPath, "result.json")), MaclJson.Options);

        Assert.Equal(evaluation, result.Evaluation);
        Assert.Equal(
            [("second", result.Evaluation!.Score, result.Untrained!.Score), ("third", result.Evaluation.Score, result.Untrained.Score)],
            read!.Further!.Select(further => (further.Name, further.Score, further.Untrained!)));
        Assert.DoesNotContain("further", File.ReadAllText(alone), StringComparison.Ordinal);
        Assert.Contains("second: nearness to class centres", File.ReadAllText(Path.Combine(RunPath, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_of_several_protocols_name_theirs()
    {
        var recipe = _recipe with { Protocols = ["centroid", "second"] };
        var outcome = ToyRun.Finish(recipe, RunPath, new PretrainingSettings { JudgeUntrained = false });
        Assert.Equal(["The trained encoder, centroid: a toy", "The trained encoder, second: a toy"], outcome.Notes);
        Assert.All(outcome.Result.Further!, further => Assert.Null(further.Untrained));
        Assert.Equal(["The trained encoder: a toy", "The untrained encoder: a toy"], ToyRun.Finish(_recipe, _folder.Place("alone")).Notes);
    }

    [Fact]
    public void Sections_of_the_kind_of_data_are_made_of_the_outcome()
    {
        ToyRun.Finish(_recipe with { Sections = outcome => [new ReportSection("Neighbours", [new Prose($"of {outcome.After.Count} samples")])] }, RunPath);
        string page = File.ReadAllText(Path.Combine(RunPath, "report.html"));
        Assert.InRange(page.IndexOf("Neighbours", StringComparison.Ordinal), page.IndexOf("What was learned", StringComparison.Ordinal), page.IndexOf("How it was learned", StringComparison.Ordinal));
        Assert.Contains("<p>of 12 samples</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Phases_are_told_in_order()
    {
        var phases = new List<string>();
        ToyRun.Finish(_recipe, RunPath, new PretrainingSettings { OnPhase = phases.Add });
        Assert.Equal("embedding with initial weights, judging the untrained encoder, training, judging the trained encoder", string.Join(", ", phases));
    }

    [Fact]
    public void An_interrupted_run_has_a_checkpoint_and_no_result()
    {
        ToyRun.StopAfter(2, _recipe, RunPath);
        Assert.True(Directory.Exists(Path.Combine(RunPath, "checkpoints", "step-000000002")));
        Assert.False(File.Exists(Path.Combine(RunPath, "result.json")));
        Assert.Equal(2, MetricsHistory.Read(Path.Combine(RunPath, "metrics.jsonl")).Steps["loss"].Count);
    }

    [Fact]
    public void A_run_in_progress_is_not_trained_by_another()
    {
        var clash = new Recorder("it", []) { AfterStep = state => AssertHeld(state.Step) };
        ToyRun.Finish(_recipe, RunPath, new PretrainingSettings { Observers = [clash] });
        Assert.False(File.Exists(Path.Combine(RunPath, "in-use.unfinished")));

        void AssertHeld(long step)
        {
            if (step == 1)
            {
                Assert.Contains("most likely because another process trains it", Assert.Throws<IOException>(() => ToyRun.Finish(_recipe, RunPath)).Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_run_leaves_no_tensor_behind()
    {
        ToyRun.Finish(_recipe, _folder.Place("first"));
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        ToyRun.StopAfter(3, _recipe, RunPath);
        ToyRun.Finish(_recipe, RunPath);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_run_without_dropout_is_not_disturbed_by_another_in_its_midst()
    {
        ToyRun.Finish(_withoutDropout, _folder.Place("alone"));
        FinishAroundAnother(_withoutDropout, RunPath);
        RunSnapshot.AssertSameWeights(_folder.Place("alone"), RunPath);
    }

    /// <summary>Known, and said in the documentation of comparisons: libtorch has one generator for all runs of a process.</summary>
    [Fact]
    public void Runs_with_dropout_do_disturb_one_another()
    {
        ToyRun.Finish(_recipe, _folder.Place("alone"));
        FinishAroundAnother(_recipe, RunPath);
        Assert.ThrowsAny<Exception>(() => RunSnapshot.AssertSameWeights(_folder.Place("alone"), RunPath));
    }

    [Theory]
    [InlineData(3, 1, double.NaN, 2, "in the encoder's embeddings, row 0, column 0 is NaN")]
    [InlineData(3, 0, double.NaN, 2, "encoder.outer.bias is not finite after step 3")]
    [InlineData(6, 1, double.NaN, 5, "in the encoder's embeddings, row 0, column 0 is NaN")]
    [InlineData(6, 0, double.NaN, 5, "encoder.outer.bias is not finite after step 6")]
    [InlineData(6, 0, double.NegativeInfinity, 5, "encoder.outer.bias is not finite after step 6")]
    public void Training_that_diverges_says_so_wherever_it_shows_and_keeps_the_sound_checkpoints(long step, int onlineEvaluationEpochs, double value, long sound, string because)
    {
        var settings = new PretrainingSettings { Checkpoints = new() { EverySteps = 1 }, Observers = [Poison(step, value)] };

        var problem = Assert.Throws<TrainingDivergedException>(() => ToyRun.Finish(_recipe with { OnlineEvaluationEpochs = onlineEvaluationEpochs }, RunPath, settings));

        Assert.StartsWith($"Training diverged: {because}", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("; lower the learning rate or raise the temperature.", problem.Message, StringComparison.Ordinal);
        using var checkpoint = new CheckpointStore(Path.Combine(RunPath, "checkpoints")).ReadNewest();
        Assert.Equal(sound, checkpoint!.Manifest.Step);
        Assert.False(Directory.Exists(Path.Combine(RunPath, "model")));
    }

    [Fact]
    public void Finite_weights_whose_embeddings_overflow_have_diverged_too()
    {
        var settings = new PretrainingSettings { Checkpoints = new() { EverySteps = 1 }, Observers = [Poison(6, float.MaxValue)] };
        var problem = Assert.Throws<TrainingDivergedException>(() => ToyRun.Finish(_recipe with { OnlineEvaluationEpochs = 0 }, RunPath, settings));
        Assert.StartsWith("Training diverged: in the encoder's embeddings, row ", problem.Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(RunPath, "checkpoints", "step-000000005")));
    }

    /// <summary>Spoils the last layer's bias, and with it each first feature, after a step; float's largest number also its weights.</summary>
    private static Recorder Poison(long step, double value) => new("it", [])
    {
        AfterStep = state =>
        {
            using var scope = NewDisposeScope();
            using var noGradient = no_grad();
            foreach (var (name, parameter) in state.Method.named_parameters().Where(named => state.Step == step && named.name.StartsWith("encoder.outer.", StringComparison.Ordinal)))
            {
                if (value is float.MaxValue || name is "encoder.outer.bias")
                {
                    parameter.fill_(value);
                }
            }
        },
    };

    /// <summary>Brings all embeddings together after every step.</summary>
    private static Recorder Collapse() => new("it", [])
    {
        AfterStep = state =>
        {
            using var noGradient = no_grad();
            state.Method.get_parameter("encoder.outer.weight")!.zero_();
        },
    };

    private void FinishAroundAnother(ToyRecipe recipe, string path)
    {
        var other = (ToyRecipe)_recipe.With(Arm.Parse("dcl"), seed: 3);
        var interruption = new Recorder("it", []) { AfterStep = state => RunOther(state.Step) };
        ToyRun.Finish(recipe, path, new PretrainingSettings { Observers = [interruption] });

        void RunOther(long step)
        {
            if (step == 2)
            {
                ToyRun.Finish(other, _folder.Place("other"));
            }
        }
    }

    /// <summary>At a rate at which the last encoder is not the best.</summary>
    private static ToyRecipe KeepingBest() => _recipe with
    {
        KeepsBest = true,
        Options = _recipe.Options with { Training = _recipe.Options.Training with { Epochs = 8, Optimizer = _recipe.Options.Training.Optimizer with { LearningRate = .3 } } },
    };
}
