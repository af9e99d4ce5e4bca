using System.Text.Json;
using Macl.Cli.Hosting;

namespace Macl.Cli.Tests.Sentences;

public sealed class SentenceCommandTests : IDisposable
{
    private static readonly string[] _small = ["--layers", "1", "--hidden-size", "64", "--vocabulary-size", "1000", "--batch-size", "12", "--epochs", "1", "--evaluate-every", "4", "--threads", "1"];

    private readonly TemporaryFolder _folder = new();

    private string Data => TinyText.Lines(_folder["lines.txt"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_is_judged_by_the_correlation_with_peoples_scores()
    {
        var run = Pretrain(_folder["run"]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(("sentences", "SimCse", "macl"), (Text(run.Json, "modality"), Text(run.Json, "method"), Text(run.Json, "loss")));
        Assert.Equal("spearman", Text(run.Json.GetProperty("evaluation"), "metric"));
        Assert.Equal(ScoreByTheBundledSample(_folder["run"]), run.Json.GetProperty("evaluation").GetProperty("score").GetProperty("mean").GetDouble(), 0.01);
        Assert.Contains("Spearman", File.ReadAllText(_folder["run", "report.html"]), StringComparison.Ordinal);
        var options = Record(_folder["run"]).GetProperty("options");
        Assert.Equal(("mean", 0.05, 2, 0.8), (Text(options, "pooling"), options.GetProperty("loss").GetProperty("temperature").GetDouble(), options.GetProperty("loss").GetProperty("alpha").GetDouble(), options.GetProperty("loss").GetProperty("alignmentThreshold").GetDouble()));
        Assert.Equal("stsb-sample", Text(options.GetProperty("judged"), "name"));
    }

    [Fact]
    public void The_summary_says_which_encoder_was_kept()
    {
        var run = CommandRun.Of(["pretrain", "sentences", "--data", Data, "--out", _folder["run"], .. _small]);
        long step = JsonDocument.Parse(File.ReadAllText(_folder["run", "result.json"])).RootElement.GetProperty("bestStep").GetInt64();

        Assert.Contains(step, new long[] { 4, 8, 10 });
        Assert.Contains($"the encoder after step {step} of 10, the best on these pairs", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("--objective", "mlm")]
    [InlineData("--pooling", "cls", "--micro-batch-size", "5", "--precision", "bfloat16")]
    public void A_model_of_one_run_is_where_another_begins_and_both_give_its_embeddings(params string[] arguments)
    {
        Pretrain(_folder["first"], arguments);
        var second = CommandRun.Of("pretrain", "sentences", "--json", "--data", Data, "--from", _folder["first"], "--test", TinyText.Pairs(_folder["pairs.tsv"]), "--epochs", "0", "--out", _folder["second"]);
        string[] vectors = [.. new[] { "first", "second" }.Select(model => Embed(model, "--pooling", "mean"))];

        Assert.Equal(ExitCode.Done, second.ExitCode);
        Assert.Equal("untrained", Text(second.Json, "loss"));
        Assert.Equal(File.ReadAllBytes(_folder["first", "model/model.safetensors"]), File.ReadAllBytes(_folder["second", "model/model.safetensors"]));
        Assert.Equal(File.ReadAllBytes(vectors[0]), File.ReadAllBytes(vectors[1]));
    }

    [Fact]
    public void Losses_are_compared_by_the_same_correlation()
    {
        var run = CommandRun.Of(["compare", "sentences", "--json", "--data", Data, "--arms", "untrained,infonce,macl", "--seeds", "2", "--out", _folder["compared"], .. _small[..^2]]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("spearman", Text(run.Json, "metric"));
        Assert.Equal(["untrained", "infonce", "macl"], run.Json.GetProperty("arms").EnumerateArray().Select(arm => Text(arm, "name")));
    }

    [Theory]
    [InlineData("--from x --layers 2", "--layers was given, but --from says what the encoder is")]
    [InlineData("--objective mlm --loss infonce", "--loss was given, but --objective is mlm")]
    [InlineData("--mask-rate 0.3", "--mask-rate was given, but --objective is not mlm")]
    [InlineData("--tokenizer a --vocabulary-size 2000", "--vocabulary-size was given, but --tokenizer has a vocabulary")]
    [InlineData("--hidden-size 100", "hiddenSize is 100; allowed: a multiple of 64")]
    [InlineData("--from nowhere", "nowhere holds no model")]
    [InlineData("--from a --tokenizer b", "--tokenizer was given beside --from")]
    [InlineData("--test nowhere.tsv", "there is no such file; give a file of scored pairs")]
    [InlineData("--data nowhere.txt", "nowhere.txt")]
    [InlineData("--loss supcon", "compares by classes, which sentences do not have")]
    [InlineData("--batch-size 500", "A batch of 500 needs as many samples")]
    public void What_cannot_be_trained_is_refused_in_a_line_and_leaves_nothing(string arguments, string because)
    {
        string data = arguments.Contains("--data", StringComparison.Ordinal) ? "" : $"--data {Data}";
        CommandRun.Of([.. $"pretrain sentences --out {_folder["run"]} {data} {arguments}".Split(' ', StringSplitOptions.RemoveEmptyEntries)]).ShouldBeBadInput(because);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private CommandRun Pretrain(string folder, params string[] arguments) =>
        CommandRun.Of(["pretrain", "sentences", "--json", "--data", Data, "--out", folder, .. _small, .. arguments]);

    private static double ScoreByTheBundledSample(string model) =>
        CommandRun.Of("evaluate", "sentences", "--json", "--model", model).Json.GetProperty("tasks")[0].GetProperty("score").GetDouble();

    private string Embed(string model, params string[] arguments)
    {
        string file = _folder[$"{model}.npy"];
        Assert.Equal(ExitCode.Done, CommandRun.Of(["embed", "sentences", "--model", _folder[model], "--data", Data, "--out", file, .. arguments]).ExitCode);
        return file;
    }

    private static JsonElement Record(string folder) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "run.json"))).RootElement;
}
