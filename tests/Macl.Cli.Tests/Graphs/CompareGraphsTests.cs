using System.Text.Json;
using Macl.Cli.Hosting;

namespace Macl.Cli.Tests.Graphs;

public sealed class CompareGraphsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_comparison_prints_one_JSON_object_with_the_promised_names_and_writes_its_report()
    {
        var run = Compare("all", "--arms", "untrained,infonce,macl", "--seeds", "2");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("MUTAG", run.Json.GetProperty("dataset").GetString());
        Assert.Equal(2, run.Json.GetProperty("seeds").GetInt32());
        Assert.Equal(["untrained", "infonce", "macl"], run.Json.GetProperty("arms").EnumerateArray().Select(arm => arm.GetProperty("name").GetString()));
        Assert.All(run.Json.GetProperty("arms").EnumerateArray(), AssertIsMeanOfValues);
        Assert.Equal(3, run.Json.GetProperty("paired").GetArrayLength());
        Assert.All(run.Json.GetProperty("paired").EnumerateArray(), AssertIntervalHoldsMean);
        Assert.All(["report.html", "comparison.json", "runs/macl-seed1/report.html"], file => Assert.True(File.Exists(_folder["all", file]), file));
    }

    [Fact]
    public void Arms_and_seeds_give_the_same_numbers_alone_and_side_by_side() =>
        Assert.Equal(Compare("one", "--seeds", "2", "--arms", "dcl,macl", "--parallel", "1").Output, Compare("two", "--seeds", "2", "--arms", "dcl,macl", "--parallel", "2").Output);

    [Fact]
    public void Every_arm_starts_from_the_same_weights()
    {
        var json = Compare("start", "--arms", "untrained,macl", "--seeds", "1", "--epochs", "0").Json;
        Assert.Equal(Values(json, 0), Values(json, 1));
    }

    [Fact]
    public void A_comparison_with_runs_missing_is_completed_with_the_same_numbers()
    {
        string whole = Compare("c", "--arms", "dcl,macl", "--seeds", "2").Output;
        Directory.Delete(_folder["c", "runs/macl-seed1"], recursive: true);
        File.Delete(_folder["c", "runs/dcl-seed0/result.json"]);

        var resumed = CommandRun.Of("compare", "graphs", "--json", "--resume", _folder["c"]);

        Assert.Equal(ExitCode.Done, resumed.ExitCode);
        Assert.Equal(whole, resumed.Output);
    }

    [Theory]
    [InlineData("{}", "it needs arms, seeds and options")]
    [InlineData("""{ "arms": "macl" }""", "arms is \"macl\"; allowed: a list")]
    [InlineData("""{ "speed": 3 }""", "'speed' is unknown; allowed: data, arms, seeds, options")]
    public void A_damaged_record_of_a_comparison_is_named(string record, string because)
    {
        File.WriteAllText(_folder["compare.json"], record);
        CommandRun.Of("compare", "graphs", "--resume", _folder.Path).ShouldBeBadInput(because);
    }

    [Fact]
    public void A_cancelled_comparison_says_how_to_go_on()
    {
        var run = CommandRun.Of(new CancellationToken(canceled: true), "compare", "graphs", "--out", _folder["x"], "--seeds", "1");
        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        Assert.Contains($"--resume {_folder["x"]}", run.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_loss_is_an_arm_and_may_name_its_temperature_policy()
    {
        string[] arms = ["flatnce", "dual-temperature", "hard-negatives", "debiased", "sigmoid", "supcon", "macl:exponential", "infonce:learnable", "dcl:cosine"];
        var run = Compare("family", "--arms", string.Join(',', arms), "--seeds", "1", "--epochs", "1");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(arms, run.Json.GetProperty("arms").EnumerateArray().Select(arm => arm.GetProperty("name").GetString()));
        Assert.True(File.Exists(_folder["family", "runs/macl-exponential-seed0/report.html"]));
        Assert.Contains("\"loss\": \"macl:exponential\"", File.ReadAllText(_folder["family", "runs/macl-exponential-seed0/result.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_arms_of_a_comparison_that_names_none_stay_four() =>
        Assert.Equal(
            ["untrained", "infonce", "dcl", "macl"],
            Compare("four", "--seeds", "1", "--epochs", "1").Json.GetProperty("arms").EnumerateArray().Select(arm => arm.GetProperty("name").GetString()));

    [Theory]
    [InlineData("--arms", "macl,macl")]
    [InlineData("--arms", "macl:mystery")]
    [InlineData("--arms", "mystery")]
    [InlineData("--seeds", "0")]
    [InlineData("--parallel", "0")]
    [InlineData("--learning-rate", "-1")]
    public void Options_outside_their_range_are_refused_and_leave_nothing_behind(string option, string value)
    {
        Compare("refused", option, value).ShouldBeBadInput(value);
        Assert.False(Directory.Exists(_folder["refused"]));
    }

    [Fact]
    public void Data_without_labels_is_refused()
    {
        TinyGraphs.Write(_folder["data"], graphs: 12);
        Compare("refused", "--data", _folder["data"]).ShouldBeBadInput("no graph labels");
    }

    [Fact]
    public void Data_with_too_few_samples_of_a_class_is_refused_before_anything_is_made()
    {
        TinyGraphs.Write(_folder["data"], graphs: 12, graphLabel: graph => graph < 2 ? 7 : 9);
        var run = Compare("refused", "--data", _folder["data"]);
        run.ShouldBeBadInput("TINY cannot be compared on, since nothing can be judged: class 7 has 2 samples; 10 folds with 5 inner ones each need 3 or more of each class.");
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_folder["refused"]));
    }

    [Fact]
    public void A_folder_is_needed() => CommandRun.Of("compare", "graphs").ShouldBeBadInput("--out is missing");

    [Fact]
    public void A_folder_that_is_not_empty_is_refused()
    {
        File.WriteAllText(_folder["mine.txt"], "mine");
        CommandRun.Of("compare", "graphs", "--out", _folder.Path).ShouldBeBadInput("not empty");
    }

    private CommandRun Compare(string folder, params string[] arguments) =>
        CommandRun.Of(["compare", "graphs", "--json", "--evaluate-every", "0", "--out", _folder[folder], .. arguments, .. arguments.Contains("--epochs") ? Array.Empty<string>() : ["--epochs", "2"]]);

    private static double[] Values(JsonElement comparison, int arm) =>
        [.. comparison.GetProperty("arms")[arm].GetProperty("score").GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];

    private static void AssertIsMeanOfValues(JsonElement arm)
    {
        var accuracy = arm.GetProperty("score");
        Assert.Equal(accuracy.GetProperty("values").EnumerateArray().Average(value => value.GetDouble()), accuracy.GetProperty("mean").GetDouble(), 1e-9);
    }

    private static void AssertIntervalHoldsMean(JsonElement pair)
    {
        var difference = pair.GetProperty("difference");
        Assert.InRange(difference.GetProperty("mean").GetDouble(), difference.GetProperty("low").GetDouble(), difference.GetProperty("high").GetDouble());
    }
}
