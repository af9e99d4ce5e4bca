using System.Text.Json;
using System.Xml.Linq;
using Macl.Inputs.Npy;
using Macl.Testing;

namespace Macl.Cli.Tests.Inspect.Sweep;

public sealed class SweepCommandTests : IDisposable
{
    private const int Samples = 24;
    private readonly TemporaryFolder _folder = new();

    public SweepCommandTests()
    {
        double[][] rows = Rows.Normal(Samples, 5, seed: 5);
        Write("first.npy", rows);
        Write("second.npy", Rows.Disturb(rows, 0.5, seed: 6));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sweep_adds_all_series_to_the_one_json_object()
    {
        CommandRun run = Sweep("out", "--json", "--temperature", "0.2", "--alpha", "1", "--alignment-threshold", "0.3");

        Assert.Equal(0, run.ExitCode);
        Assert.Single(run.Output.TrimEnd().Split('\n'));
        JsonElement sweep = run.Json.GetProperty("sweep");
        Assert.Equal(46, sweep.GetProperty("negatives").GetInt32());
        Assert.Equal([0.05, 0.1, 0.2, 0.4, 0.8], sweep.GetProperty("scalingByNegatives").EnumerateArray().Select(curve => curve.GetProperty("temperature").GetDouble()));
        Assert.Equal([1, 2, 4, 8, 16, 32, 46], sweep.GetProperty("scalingByNegatives")[0].GetProperty("points").EnumerateArray().Select(point => point.GetProperty("negatives").GetInt32()));
        Assert.Equal(46, sweep.GetProperty("penaltiesByRank")[0].GetProperty("penalties").GetArrayLength());
        Assert.Equal(_folder["out", "report.html"], sweep.GetProperty("report").GetString());
        Assert.Equal(_folder["out", "sweep.json"], sweep.GetProperty("data").GetString());
    }

    /// <summary>The inspection computes both by the loss itself.</summary>
    [Theory]
    [InlineData("two-view")]
    [InlineData("one-way")]
    public void Temperature_alignment_and_gradient_scaling_are_those_of_the_inspection(string pairing)
    {
        JsonElement found = Sweep("out", "--json", "--pairing", pairing, "--precision", "float64", "--alpha", "1").Json;
        JsonElement sweep = found.GetProperty("sweep");
        Assert.Equal(found.GetProperty("temperature").GetDouble(), sweep.GetProperty("adaptiveTemperature").GetDouble(), 1e-9);
        Assert.Equal(found.GetProperty("alignment").GetDouble(), sweep.GetProperty("alignment").GetDouble(), 1e-9);
        Assert.Equal(found.GetProperty("gradientScaling").GetDouble(), sweep.GetProperty("scalingAtAdaptiveTemperature").GetDouble(), 1e-9);
        Assert.Equal(1 - found.GetProperty("inBatchAccuracy").GetDouble(), sweep.GetProperty("scalingAtZero").GetDouble(), 1e-9);
    }

    [Fact]
    public void Without_a_sweep_nothing_is_written_and_the_json_has_none()
    {
        CommandRun run = CommandRun.Of([.. Inputs, "--json"]);
        Assert.False(run.Json.TryGetProperty("sweep", out _));
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(_folder.Path).Count());
    }

    [Fact]
    public void The_same_files_give_the_same_files()
    {
        Sweep("a");
        Sweep("b");
        Assert.Equal(File.ReadAllBytes(_folder["a", "sweep.json"]), File.ReadAllBytes(_folder["b", "sweep.json"]));
        Assert.Equal(File.ReadAllBytes(_folder["a", "report.html"]), File.ReadAllBytes(_folder["b", "report.html"]));
    }

    [Fact]
    public void The_report_is_well_formed_needs_nothing_else_and_says_what_it_shows()
    {
        CommandRun run = Sweep("out", "--labels", Labels(Enumerable.Range(0, Samples).Select(row => $"class {row % 3}")));

        string html = File.ReadAllText(_folder["out", "report.html"]);
        XDocument page = XDocument.Parse(html);
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.Equal(7, page.Descendants("figure").Count());
        Assert.All(page.Descendants("figure"), figure => Assert.Contains(figure.Elements("p"), words => words.Value.Any(char.IsDigit)));
        Assert.Contains(_folder["out", "report.html"], run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_are_taken_from_the_csv_of_embed_or_one_a_line()
    {
        string[] labels = [.. Enumerable.Range(0, Samples).Select(row => row % 2 == 0 ? "a" : "b")];
        string csv = Labels(labels.Select((label, row) => $"{row + 1},{label}").Prepend("id,label"), "labels.csv");
        JsonElement[] heads = [.. new[] { Labels(labels), csv }.Select((file, index) => Sweep($"out{index}", "--json", "--labels", file).Json.GetProperty("sweep").GetProperty("heads"))];
        Assert.Equal(2, heads[0].GetProperty("classes").GetInt32());
        Assert.InRange(heads[0].GetProperty("start").GetProperty("tolerance").GetDouble(), -1, 1);
        Assert.Equal(heads[0].GetRawText(), heads[1].GetRawText());
    }

    [Fact]
    public void Labels_that_do_not_fit_are_refused()
    {
        Sweep("out", "--labels", Labels(["a", "b"])).ShouldBeBadInput("2 labels, but there are 24 embeddings");
        Sweep("out", "--labels", _folder["none.csv"]).ShouldBeBadInput("none.csv");
        Sweep("out", "--labels", Labels(Enumerable.Range(0, Samples).Select(row => $"{row + 1},").Prepend("id,label"))).ShouldBeBadInput("label 1 is empty");
        Sweep("out", "--labels", Labels(Enumerable.Range(0, Samples).Select(row => $"{row}"))).ShouldBeBadInput("no two labels are equal");
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_refused_and_kept()
    {
        Directory.CreateDirectory(_folder["out"]);
        File.WriteAllText(_folder["out", "report.html"], "mine");
        Sweep("out").ShouldBeBadInput("not empty");
        Assert.Equal("mine", File.ReadAllText(_folder["out", "report.html"]));
    }

    [Theory]
    [InlineData("--out")]
    [InlineData("--labels")]
    public void Options_of_a_sweep_without_a_sweep_are_refused(string option) =>
        CommandRun.Of([.. Inputs, option, "x"]).ShouldBeBadInput($"{option} was given without --sweep");

    [Fact]
    public void One_sample_has_no_negatives_and_is_refused()
    {
        Write("first.npy", [[1, 2]]);
        Write("second.npy", [[1, 2]]);
        Sweep("out").ShouldBeBadInput("[1, 2]");
    }

    [Fact]
    public void Two_samples_and_one_dimension_are_enough()
    {
        Write("first.npy", [[1], [-2]]);
        Write("second.npy", [[1], [2]]);
        Assert.Equal(0, Sweep("out", "--pairing", "one-way").ExitCode);
    }

    [Fact]
    public void A_sweep_that_is_interrupted_writes_nothing()
    {
        CommandRun run = CommandRun.Of(new CancellationToken(canceled: true), [.. Inputs, "--sweep", "--out", _folder["out"]]);
        Assert.Equal(130, run.ExitCode);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    private string[] Inputs => ["inspect", "--first", _folder["first.npy"], "--second", _folder["second.npy"]];

    private CommandRun Sweep(string folder, params string[] more) => CommandRun.Of([.. Inputs, "--sweep", "--out", _folder[folder], .. more]);

    private string Labels(IEnumerable<string> lines, string name = "labels.txt")
    {
        File.WriteAllLines(_folder[name], lines);
        return _folder[name];
    }

    private void Write(string name, double[][] rows) => NpyFile.Write(_folder[name], rows.SelectMany(row => row).ToArray(), rows.Length, rows[0].Length);
}
