using System.Text.Json;
using Macl.Learning.Runs;
using Macl.Learning.Tests.Training;
using Macl.Learning.Training;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Runs;

public sealed class ArmComparisonTests : IDisposable
{
    private static readonly Arm[] Arms = [Arm.Parse("untrained"), Arm.Parse("infonce"), Arm.Parse("macl")];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_result_is_the_same_for_any_number_of_runs_at_a_time() =>
        Assert.Equal(Text(Compare("one", parallelism: 1)), Text(Compare("two", parallelism: 2)));

    [Fact]
    public void Every_protocol_of_the_runs_has_a_table()
    {
        var recipe = new ToyRecipe { Options = new ToyOptions { Dropout = 0 }, Protocols = ["centroid", "second"] };
        var result = Run(new ArmComparison<Tensor>(recipe, Arms, 2, _folder.Place("c")));
        var further = Assert.Single(result.Further!);
        string page = File.ReadAllText(Path.Combine(_folder.Place("c"), "report.html"));

        Assert.Equal("second", further.Name);
        Assert.Equal(JsonSerializer.Serialize(result.Arms), JsonSerializer.Serialize(further.Arms));
        Assert.Equal(result.Paired, further.Paired);
        Assert.Contains("Result by second", page, StringComparison.Ordinal);
        Assert.Contains("\"further\":", File.ReadAllText(Path.Combine(_folder.Place("c"), "comparison.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_protocol_that_a_run_was_not_judged_by_has_no_table()
    {
        Compare("c");
        Directory.Delete(Path.Combine(_folder.Place("c"), "runs", "macl-seed1"), recursive: true);
        var recipe = new ToyRecipe { Options = new ToyOptions { Dropout = 0 }, Protocols = ["centroid", "second"] };
        Assert.Null(Run(new ArmComparison<Tensor>(recipe, Arms, 2, _folder.Place("c"))).Further);
        Assert.DoesNotContain("further", File.ReadAllText(Path.Combine(_folder.Place("c"), "comparison.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Finished_runs_are_not_repeated()
    {
        string whole = Text(Compare("c"));
        string kept = Path.Combine(_folder.Place("c"), "runs", "macl-seed0", "result.json");
        var written = File.GetLastWriteTimeUtc(kept);
        Directory.Delete(Path.Combine(_folder.Place("c"), "runs", "infonce-seed1"), recursive: true);

        Assert.Equal(whole, Text(Compare("c")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept));
    }

    [Fact]
    public void A_run_that_diverges_is_named_by_arm_and_seed()
    {
        var poison = new Recorder("it", []) { AfterStep = state => Spoil(state.Method) };
        var problem = Assert.Throws<TrainingDivergedException>(() => Comparison("c").Run(1, new PretrainingSettings { Observers = [poison] }, (_, _, _) => { }, TestContext.Current.CancellationToken));
        Assert.StartsWith("infonce seed 0: Training diverged: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_comparison_goes_on_to_the_same_result()
    {
        string whole = Text(Compare("whole"));
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => Comparison("c").Run(1, new PretrainingSettings(), (_, _, _) => stop.Cancel(), stop.Token));

        Assert.Equal(whole, Text(Compare("c")));
    }

    [Fact]
    public void Arms_differ_in_their_training_and_in_nothing_else()
    {
        Compare("c");
        string[] starts = [.. Arms.Select(arm => FirstEvaluation(Path.Combine(_folder.Place("c"), "runs", $"{arm.Name}-seed1", "metrics.jsonl")))];
        Assert.Single(starts.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Runs_of_other_options_in_its_folder_are_refused()
    {
        Compare("c");
        var other = new ArmComparison<Tensor>(new ToyRecipe { Options = new ToyOptions { Dropout = 0.5 } }, Arms, 2, _folder.Place("c"));
        Assert.Throws<InvalidDataException>(() => Run(other));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_failure_of_a_run_is_the_comparisons_and_interrupts_the_others(int parallelism)
    {
        Compare("c");
        string run = Path.Combine(_folder.Place("c"), "runs", "infonce-seed0");
        File.WriteAllText(Path.Combine(run, "result.json"), "{");
        Directory.Delete(Path.Combine(_folder.Place("c"), "runs", "macl-seed1"), recursive: true);

        var problem = Assert.Throws<InvalidDataException>(() => Compare("c", parallelism));

        Assert.StartsWith($"{Path.Combine(run, "result.json")} is not the result of a run of this toolkit: ", problem.Message, StringComparison.Ordinal);
    }

    private static void Spoil(nn.Module method)
    {
        using var noGradient = no_grad();
        foreach (var parameter in method.parameters())
        {
            parameter.fill_(double.NaN);
        }
    }

    private ComparisonResult Compare(string name, int parallelism = 1) =>
        Run(Comparison(name), parallelism);

    private static ComparisonResult Run(ArmComparison<Tensor> comparison, int parallelism = 1) =>
        comparison.Run(parallelism, new PretrainingSettings(), (_, _, _) => { }, TestContext.Current.CancellationToken);

    /// <summary>Without dropout: parallel runs share libtorch's one generator.</summary>
    private ArmComparison<Tensor> Comparison(string name) => new(new ToyRecipe { Options = new ToyOptions { Dropout = 0 } }, Arms, 2, _folder.Place(name));

    private static string Text(ComparisonResult result) => JsonSerializer.Serialize(result);

    private static string FirstEvaluation(string metrics) => File.ReadLines(metrics).First();
}
