using System.Text.Json;
using Macl.Cli.Hosting;

namespace Macl.Cli.Tests.Graphs;

public sealed class PretrainGraphsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_prints_one_JSON_object_with_the_promised_names()
    {
        var run = Pretrain("--epochs", "2");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Single(run.Output.TrimEnd().Split('\n'));
        var json = run.Json;
        Assert.Equal(_folder["run"], json.GetProperty("run").GetString());
        Assert.Equal("graphs", json.GetProperty("modality").GetString());
        Assert.Equal("GraphCl", json.GetProperty("method").GetString());
        Assert.Equal("macl", json.GetProperty("loss").GetString());
        Assert.Equal(2, json.GetProperty("epochs").GetInt32());
        Assert.Equal(4, json.GetProperty("steps").GetInt32());
        Assert.True(json.GetProperty("seconds").GetDouble() > 0);
        Assert.All(["loss", "temperature", "alignment", "gradientScaling"], name => Assert.True(double.IsFinite(json.GetProperty("final").GetProperty(name).GetDouble())));
        Assert.NotEmpty(json.GetProperty("evaluation").GetProperty("protocol").GetString()!);
        Assert.InRange(json.GetProperty("evaluation").GetProperty("score").GetProperty("mean").GetDouble(), 60, 100);
        Assert.InRange(json.GetProperty("untrained").GetProperty("score").GetProperty("mean").GetDouble(), 60, 100);
        Assert.True(json.GetProperty("untrained").GetProperty("score").GetProperty("std").GetDouble() >= 0);
    }

    [Fact]
    public void A_run_folder_holds_everything()
    {
        Pretrain("--epochs", "1");

        Assert.All(
            ["run.json", "metrics.jsonl", "result.json", "report.html", "model/model.safetensors", "model/config.json", "checkpoints/step-000000002/manifest.json"],
            file => Assert.True(File.Exists(_folder["run", file]), file));
    }

    [Fact]
    public void Zero_epochs_give_the_untrained_encoder()
    {
        var json = Pretrain("--epochs", "0").Json;

        Assert.Equal("untrained", json.GetProperty("loss").GetString());
        Assert.Equal(json.GetProperty("untrained").GetProperty("score").GetRawText(), json.GetProperty("evaluation").GetProperty("score").GetRawText());
    }

    [Fact]
    public async Task An_interrupted_run_says_how_to_go_on_and_ends_as_the_undisturbed_one()
    {
        Pretrain("--epochs", "6");
        using var stop = new CancellationTokenSource();
        var watch = StopWhenLinesAppear(_folder["stopped", "metrics.jsonl"], stop);

        var stopped = CommandRun.Of(stop.Token, "pretrain", "graphs", "--out", _folder["stopped"], "--epochs", "6");
        var resumed = CommandRun.Of("pretrain", "graphs", "--resume", _folder["stopped"]);

        await watch;
        Assert.Equal(ExitCode.Interrupted, stopped.ExitCode);
        Assert.Contains($"--resume {_folder["stopped"]}", stopped.LastError, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, resumed.ExitCode);
        Assert.All(["metrics.jsonl", "model/model.safetensors"], file => Assert.Equal(File.ReadAllBytes(_folder["run", file]), File.ReadAllBytes(_folder["stopped", file])));
    }

    [Fact]
    public void A_finished_run_can_be_resumed_and_stays_as_it_is()
    {
        Pretrain("--epochs", "1");
        byte[] model = File.ReadAllBytes(_folder["run", "model/model.safetensors"]);

        Assert.Equal(ExitCode.Done, CommandRun.Of("pretrain", "graphs", "--resume", _folder["run"]).ExitCode);
        Assert.Equal(model, File.ReadAllBytes(_folder["run", "model/model.safetensors"]));
    }

    [Fact]
    public void A_damaged_checkpoint_is_named_and_an_older_one_is_used_only_on_request()
    {
        Pretrain("--epochs", "2", "--checkpoint-steps", "2");
        byte[] model = File.ReadAllBytes(_folder["run", "model/model.safetensors"]);
        File.WriteAllBytes(_folder["run", "checkpoints/step-000000004/model.safetensors"], [1, 2, 3]);

        var refused = CommandRun.Of("pretrain", "graphs", "--resume", _folder["run"]);
        var accepted = CommandRun.Of("pretrain", "graphs", "--resume", _folder["run"], "--accept-older-checkpoint");

        refused.ShouldBeBadInput("step-000000004");
        Assert.Contains("The newest sound one is of step 2", refused.LastError, StringComparison.Ordinal);
        Assert.Contains("resumed at step 2", accepted.Error, StringComparison.Ordinal);
        Assert.Equal(model, File.ReadAllBytes(_folder["run", "model/model.safetensors"]));
    }

    [Fact]
    public void Data_without_labels_trains_and_is_not_judged()
    {
        TinyGraphs.Write(_folder["data"], graphs: 12);
        AssertTrainedAndNotJudged(because: "the data has no graph labels (TINY_graph_labels.txt)");
    }

    [Theory]
    [InlineData(2, "class 7 has 2 samples; 10 folds with 5 inner ones each need 3 or more of each class")]
    [InlineData(12, "the labels have 1 class; at least 2 are needed")]
    public void Data_with_too_few_samples_of_a_class_trains_and_is_not_judged(int ofFirstClass, string because)
    {
        TinyGraphs.Write(_folder["data"], graphs: 12, graphLabel: graph => graph < ofFirstClass ? 7 : 9);
        AssertTrainedAndNotJudged(because);
    }

    [Fact]
    public void A_recipe_file_gives_the_options_and_the_command_line_goes_before_it()
    {
        File.WriteAllText(_folder["recipe.json"], """{ "training": { "epochs": 3 }, "loss": { "kind": "dcl", "temperature": 0.3 } }""");

        var json = Pretrain("--recipe", _folder["recipe.json"], "--epochs", "1").Json;

        Assert.Equal("dcl", json.GetProperty("loss").GetString());
        Assert.Equal(1, json.GetProperty("epochs").GetInt32());
        Assert.Equal(0.3, json.GetProperty("final").GetProperty("temperature").GetDouble(), 1e-6);
    }

    [Fact]
    public void A_global_batch_is_encoded_in_micro_batches_and_the_run_can_be_gone_on_with()
    {
        var run = Pretrain("--epochs", "2", "--global-batch-size", "64", "--micro-batch-size", "16");
        byte[] metrics = File.ReadAllBytes(_folder["run", "metrics.jsonl"]);
        Directory.Delete(_folder["run", "checkpoints"], recursive: true);

        var again = CommandRun.Of("pretrain", "graphs", "--resume", _folder["run"]);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (run.ExitCode, again.ExitCode));
        Assert.Equal(6, run.Json.GetProperty("steps").GetInt32());
        Assert.Equal(metrics, File.ReadAllBytes(_folder["run", "metrics.jsonl"]));
        string record = File.ReadAllText(_folder["run", "run.json"]);
        Assert.Contains("\"batchSize\": 64", record, StringComparison.Ordinal);
        Assert.Contains("\"microBatchSize\": 16", record, StringComparison.Ordinal);
    }

    [Fact]
    public void A_micro_batch_as_large_as_the_batch_changes_nothing()
    {
        Pretrain("--epochs", "1");
        CommandRun.Of("pretrain", "graphs", "--out", _folder["cut"], "--epochs", "1", "--micro-batch-size", "128");
        Assert.All(["metrics.jsonl", "model/model.safetensors"], file => Assert.Equal(File.ReadAllBytes(_folder["run", file]), File.ReadAllBytes(_folder["cut", file])));
        Assert.DoesNotContain("microBatchSize", File.ReadAllText(_folder["run", "run.json"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "bachSize": 3 }""", "'bachSize' is unknown; allowed: nodeFeatures, layers, hiddenSize, augmentation, batchSize, ")]
    [InlineData("""{ "training": { "optimizer": { "rate": 3 } } }""", "'rate' is unknown in training.optimizer; allowed: kind, learningRate, weightDecay, excludeBiasAndNorm, momentum.")]
    [InlineData("""{ "loss": { "kind": "mystery" } }""", "loss.kind is \"mystery\"; allowed: infonce, dcl, macl")]
    [InlineData("""{ "loss": { "temperaturePolicy": "warm" } }""", "loss.temperaturePolicy is \"warm\"; allowed: fixed, linear, exponential, learnable, cosine.")]
    [InlineData("""{ "loss": { "hardness": "much" } }""", "loss.hardness is \"much\"; allowed: a number.")]
    [InlineData("""{ "loss": { "name": "macl" } }""", "'name' is unknown in loss; allowed: kind, temperature, alpha, alignmentThreshold, pairing, temperaturePolicy, minimumTemperature, temperatureCycles, hardness, positivePrior, interTemperature.")]
    [InlineData("""{ "loss": { "kind": 1 } }""", "loss.kind is 1; allowed: infonce, dcl, macl")]
    [InlineData("""{ "augmentation": { "second": "shake" } }""", "augmentation.second is \"shake\"; allowed: identity, dropNodes, ")]
    [InlineData("""{ "training": { "schedule": { "kind": "steps" } } }""", "training.schedule.kind is \"steps\"; allowed: constant, warmupCosine, warmupLinear.")]
    [InlineData("""{ "training": { "schedule": { "warmupSteps": 3 } } }""", "training.schedule.kind is missing; allowed: constant, warmupCosine, warmupLinear.")]
    [InlineData("""{ "training": { "schedule": { "kind": "warmupCosine", "warmup": 3 } } }""", "'warmup' is unknown in training.schedule; allowed: kind, warmupSteps.")]
    [InlineData("""{ "batchSize": "three" }""", "batchSize is \"three\"; allowed: a whole number.")]
    [InlineData("""{ "batchSize": null }""", "batchSize is null; allowed: a whole number.")]
    [InlineData("""{ "loss": null }""", "loss is null; allowed: an object, in braces.")]
    [InlineData("""[]""", "it is []; allowed: an object, in braces.")]
    [InlineData("""{ "batchSize": 1 }""", "batchSize is 1; allowed: 2 or more.")]
    [InlineData("""{ "batchSize": 8, "batchSize": 9 }""", "'batchSize'")]
    [InlineData("""{ "training": { "optimizer": { "learningRate": -1 } } }""", "learningRate is -1; allowed: above 0.")]
    [InlineData("""{ "loss": { "temperature": -1 } }""", "temperature is -1; ")]
    [InlineData("""{ "batchSize": """, "JSON")]
    [InlineData("", "JSON")]
    public void What_is_wrong_in_a_recipe_is_one_line_with_the_file_what_was_given_and_what_is_allowed(string recipe, string because)
    {
        File.WriteAllText(_folder["recipe.json"], recipe);
        var run = Pretrain("--recipe", _folder["recipe.json"]);
        run.ShouldBeBadInput($"macl: {_folder["recipe.json"]} is no recipe for graphs: ");
        run.ShouldBeBadInput(because);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Fact]
    public void A_recipe_that_is_not_there_is_named() => Pretrain("--recipe", _folder["none.json"]).ShouldBeBadInput($"--recipe is '{_folder["none.json"]}'");

    [Fact]
    public void Options_in_the_record_of_a_run_are_checked_as_a_recipe_is()
    {
        Pretrain("--epochs", "0");
        File.WriteAllText(_folder["run", "run.json"], File.ReadAllText(_folder["run", "run.json"]).Replace("\"batchSize\"", "\"bachSize\"", StringComparison.Ordinal));
        CommandRun.Of("pretrain", "graphs", "--resume", _folder["run"]).ShouldBeBadInput("'bachSize' is unknown; allowed: ");
    }

    [Theory]
    [InlineData("--learning-rate", "-1")]
    [InlineData("--temperature", "0")]
    [InlineData("--alpha", "nan")]
    [InlineData("--temperature-policy", "warm")]
    [InlineData("--minimum-temperature", "0")]
    [InlineData("--temperature-cycles", "0")]
    [InlineData("--hardness", "-1")]
    [InlineData("--positive-prior", "1")]
    [InlineData("--inter-temperature", "0")]
    [InlineData("--epochs", "-1")]
    [InlineData("--batch-size", "1")]
    [InlineData("--global-batch-size", "1")]
    [InlineData("--micro-batch-size", "0")]
    [InlineData("--threads", "0")]
    [InlineData("--loss", "mystery")]
    [InlineData("--augmentation", "shake")]
    [InlineData("--device", "abacus")]
    [InlineData("--checkpoint-minutes", "-3")]
    public void Options_outside_their_range_are_refused_and_leave_nothing_behind(string option, string value)
    {
        Pretrain(option, value).ShouldBeBadInput(value);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Theory]
    [InlineData("--learning-rate", "-1", "a number above 0")]
    [InlineData("--learning-rate", "0", "a number above 0")]
    [InlineData("--temperature", "-0.1", "a number of 0.000001 or more")]
    [InlineData("--alpha", "-0.1", "a number of 0 or more")]
    [InlineData("--alignment-threshold", "1.5", "a number from -1 to 1")]
    [InlineData("--checkpoint-minutes", "-3", "a number of 0 or more")]
    [InlineData("--epochs", "-1", "a whole number of 0 or more")]
    public void A_number_outside_its_range_is_refused_under_the_options_name_with_the_range(string option, string value, string allowed) =>
        Pretrain(option, value).ShouldBeBadInput($"macl: {option} is '{value}'; allowed: {allowed}.");

    [Fact]
    public void A_folder_that_is_not_empty_is_not_written_to()
    {
        Directory.CreateDirectory(_folder["run"]);
        File.WriteAllText(_folder["run", "thesis.txt"], "mine");
        Pretrain("--epochs", "1").ShouldBeBadInput("not empty");
        Assert.Single(Directory.GetFiles(_folder["run"]));
    }

    [Fact]
    public void A_place_where_no_folder_can_be_is_named()
    {
        File.WriteAllText(_folder["run"], "a file");
        Pretrain("--epochs", "1").ShouldBeBadInput($"no run can be kept in {_folder["run"]}: ");
    }

    [Theory]
    [InlineData("--epochs", "9")]
    [InlineData("--threads", "2")]
    [InlineData("--out", "elsewhere")]
    public void Resuming_takes_no_option_that_could_change_the_result(string option, string value)
    {
        Pretrain("--epochs", "1");
        CommandRun.Of("pretrain", "graphs", "--resume", _folder["run"], option, value).ShouldBeBadInput($"{option} was given too");
    }

    [Fact]
    public void A_run_is_not_resumed_on_other_data()
    {
        TinyGraphs.Write(_folder["data"], graphs: 12);
        Pretrain("--epochs", "1");
        CommandRun.Of("pretrain", "graphs", "--resume", _folder["run"], "--data", _folder["data"]).ShouldBeBadInput("not the data");
    }

    [Fact]
    public void What_is_no_run_is_not_resumed() => CommandRun.Of("pretrain", "graphs", "--resume", _folder.Path).ShouldBeBadInput("no run folder");

    [Theory]
    [InlineData("missing.zip", null)]
    [InlineData("empty.zip", "")]
    [InlineData("noise.zip", "this is no archive")]
    public void Data_that_cannot_be_read_is_named(string name, string? content)
    {
        if (content is not null)
        {
            File.WriteAllText(_folder[name], content);
        }

        Pretrain("--data", _folder[name]).ShouldBeBadInput(name);
    }

    /// <summary>The greatest rate shows in a loss, the other one in embeddings: of finite weights, that overflow.</summary>
    [Theory]
    [InlineData("1e30", 0)]
    [InlineData("1e10", 1)]
    public void Training_that_diverges_has_failed_while_running(string rate, int seed)
    {
        var run = Pretrain("--learning-rate", rate, "--seed", $"{seed}");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("macl: Training diverged: ", run.LastError, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["run", "result.json"]));
    }

    private void AssertTrainedAndNotJudged(string because)
    {
        string[] arguments = ["--data", _folder["data"], "--epochs", "1", "--batch-size", "6"];
        var asJson = Pretrain(arguments);
        var asText = CommandRun.Of(["pretrain", "graphs", "--out", _folder["again"], .. arguments]);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (asJson.ExitCode, asText.ExitCode));
        Assert.All(["evaluation", "untrained"], name => Assert.Equal(JsonValueKind.Null, asJson.Json.GetProperty(name).ValueKind));
        Assert.All([asJson, asText], run => Assert.Contains($"nothing will be judged: {because}", run.Error, StringComparison.Ordinal));
        Assert.Contains($"not judged: {because}", asText.Output, StringComparison.Ordinal);
        Assert.Contains($"Nothing was judged: {because}.", File.ReadAllText(_folder["run", "report.html"]), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["run", "model/model.safetensors"]));
    }

    [Fact]
    public void The_familys_options_stand_in_the_record_and_those_not_given_do_not()
    {
        var run = Pretrain("--epochs", "1", "--evaluate-every", "0", "--loss", "dcl", "--temperature-policy", "learnable", "--minimum-temperature", "0.05", "--hardness", "0.5", "--positive-prior", "0.01");
        Assert.Equal("dcl:learnable", run.Json.GetProperty("loss").GetString());
        var loss = JsonDocument.Parse(File.ReadAllText(_folder["run", "run.json"])).RootElement.GetProperty("options").GetProperty("loss");
        Assert.Equal("kind temperature alpha alignmentThreshold pairing temperaturePolicy minimumTemperature hardness positivePrior", string.Join(' ', loss.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public void The_supervised_loss_is_refused_where_data_has_no_labels()
    {
        TinyGraphs.Write(_folder["data"], graphs: 12);
        Pretrain("--loss", "supcon", "--data", _folder["data"]).ShouldBeBadInput("supcon needs labels in training");
        Assert.False(Directory.Exists(_folder["run"]));
    }

    private CommandRun Pretrain(params string[] arguments) => CommandRun.Of(["pretrain", "graphs", "--json", "--out", _folder["run"], .. arguments]);

    private static Task StopWhenLinesAppear(string metrics, CancellationTokenSource stop) => Task.Run(async () =>
    {
        while (!File.Exists(metrics) || new FileInfo(metrics).Length == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1));
        }

        await stop.CancelAsync();
    });
}
