using System.Globalization;
using System.Text.Json;
using Macl.Cli.Hosting;

namespace Macl.Cli.Tests.Sentences;

public sealed class EvaluateSentencesTests(TinyRun model) : IClassFixture<TinyRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pairs_are_judged_by_the_rank_correlation_of_their_similarities_with_peoples_scores()
    {
        var run = Evaluate("--json", "--data", TinyText.Pairs(_folder["pairs.tsv"]));

        double expected = SpearmanOf([.. File.ReadLines(_folder["pairs.tsv"]).Select(line => line.Split('\t')).Select(pair => (pair[1], pair[2], double.Parse(pair[0], CultureInfo.InvariantCulture)))]);
        var task = run.Json.GetProperty("tasks").EnumerateArray().Single();
        Assert.Equal(("sts", "pairs", "spearman"), (Text(task, "protocol"), Text(task, "task"), Text(task, "metric")));
        Assert.Equal(100 * expected, Number(task, "score"), 1e-9);
        Assert.Equal("pairs", Text(run.Json, "geometryOf"));
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("geometry").GetProperty("alignmentLoss").ValueKind);
        Assert.DoesNotContain(run.Error.Split('\n'), line => line.StartsWith("pairs:", StringComparison.Ordinal));
    }

    [Fact]
    public void Retrieval_is_judged_by_the_ranks_of_what_belongs_to_a_query_and_the_reader_says_what_it_left_out()
    {
        string path = TinyText.Queries(_folder["queries.tsv"]);
        string[][] pairs = [.. File.ReadLines(path).Skip(1).Select(line => line.Split('\t'))];
        File.AppendAllText(path, "one field\n");

        var run = Evaluate("--json", "--data", path, "--protocol", "retrieval", "--pooling", "first-last-mean");

        var texts = EmbeddedTexts.Of(model.Path, pairs.SelectMany(pair => pair), "--pooling", "first-last-mean");
        int[] ranks = [.. pairs.Select(pair => 1 + pairs.Count(other => texts.Cosine(pair[0], other[1]) > texts.Cosine(pair[0], pair[1])))];
        var task = run.Json.GetProperty("tasks").EnumerateArray().Single();
        Assert.Equal(("retrieval", "ndcgAt10", "first-last-mean"), (Text(task, "protocol"), Text(task, "metric"), Text(run.Json, "pooling")));
        Assert.Equal(100 * ranks.Average(rank => 1 / Math.Log2(rank + 1)), Number(task, "score"), 1e-9);
        Assert.Equal(100 * ranks.Average(rank => rank == 1 ? 1.0 : 0), Number(task.GetProperty("further"), "recallAt1"), 1e-9);
        Assert.Equal(100 * ranks.Average(rank => rank <= 5 ? 1.0 : 0), Number(task.GetProperty("further"), "recallAt5"), 1e-9);
        string remark = "row 8 is left out, since it has another number of fields than the first row, which has 2.";
        Assert.Contains(remark, task.GetProperty("notes").EnumerateArray().Select(note => note.GetString()));
        Assert.Contains($"queries: {remark}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tasks_of_SentEval_are_judged_by_the_parts_that_they_have()
    {
        var run = Evaluate("--json", "--data", TinySentEval.Write(_folder["senteval"]));

        double benchmark = 100 * SpearmanOf(TinySentEval.Benchmark);
        (string Task, double Score)[] expected = [("STS12", 0), ("STS13", 0), ("STS-B", benchmark), ("SICK-R", -100), ("MR", 90), ("SST-2", 75), ("TREC", 90), ("MRPC", 80)];
        var tasks = run.Json.GetProperty("tasks").EnumerateArray().ToArray();
        Assert.Equal(expected.Select(task => task.Task), tasks.Select(task => Text(task, "task")));
        Assert.All(expected.Zip(tasks), pair => Assert.Equal(pair.First.Score, Number(pair.Second, "score"), 1e-9));
        Assert.Equal((100, -100), (Further(tasks[0], "agrees"), Further(tasks[0], "contradicts")));
        Assert.Equal((80, 100, 100), (Further(tasks[5], "innerAccuracy"), Further(tasks[6], "innerAccuracy"), Further(tasks[7], "innerAccuracy")));
        Assert.Equal((benchmark - 100) / 4, Number(run.Json.GetProperty("averages"), "sts"), 1e-9);
        Assert.Equal((90 + 75 + 90 + 80) / 4.0, Number(run.Json.GetProperty("averages"), "transfer"), 1e-9);
    }

    [Fact]
    public void Embeddings_are_described_by_the_pairs_of_STSB_that_are_alike_and_by_all_its_sentences()
    {
        var run = Evaluate("--json", "--data", TinySentEval.Write(_folder["senteval"]));

        var geometry = run.Json.GetProperty("geometry");
        var texts = EmbeddedTexts.Of(model.Path, [TinySentEval.Cat, TinySentEval.Brother, TinySentEval.River]);
        double[] distances = [.. TinySentEval.Benchmark[1..].Select(pair => texts.SquaredDistance(pair.First, pair.Second))];
        Assert.Equal("STS-B", Text(run.Json, "geometryOf"));
        Assert.Equal((0 + distances[0]) / 2, Number(geometry, "alignmentLoss"), 1e-5);
        Assert.Equal(Math.Log(distances.Average(distance => Math.Exp(-2 * distance))), Number(geometry, "uniformityLoss"), 1e-5);
        Assert.Equal("All 3 embeddings at unit length; alignment loss of the 2 pairs with a score above 4", Text(geometry, "protocol"));
    }

    [Fact]
    public void What_helps_to_judge_the_scores_is_said_beside_them()
    {
        var run = Evaluate("--json", "--data", TinySentEval.Write(_folder["senteval"]));

        string collapsed = "All 2 similarities of same are equal: no correlation is defined, and 0 counted.";
        var notes = run.Json.GetProperty("tasks").EnumerateArray().ToDictionary(task => Text(task, "task"), task => task.GetProperty("notes").EnumerateArray().Select(note => note.GetString()!).ToArray(), StringComparer.Ordinal);
        Assert.Equal([collapsed], notes["STS13"]);
        Assert.Empty(notes["STS12"]);
        Assert.StartsWith("C chosen by fold: ", Assert.Single(notes["MR"]), StringComparison.Ordinal);
        Assert.Contains($"STS13: {collapsed}", run.Error, StringComparison.Ordinal);
        Assert.Contains($"MR: {notes["MR"][0]}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_JSON_the_tasks_are_a_table()
    {
        var run = Evaluate("--data", TinySentEval.Write(_folder["senteval"]));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(["MR", "accuracy", "90.00"], Row(run, "MR")[..3]);
        Assert.Equal(["SICK-R", "spearman", "-100.00", "pearson", "-100.0"], Row(run, "SICK-R"));
        Assert.Equal(["agrees", "100.0", "contradicts", "-100.0"], Row(run, "STS12")[^4..]);
        Assert.Equal(["average", "transfer", "83.75"], Rows(run, "average")[1]);
        Assert.Equal(["STS-B:", "alignment", "loss"], Row(run, "STS-B:")[..3]);
    }

    [Fact]
    public void The_name_of_a_file_is_no_markup()
    {
        var run = Evaluate("--data", TinyText.Pairs(_folder["dev [v2].tsv"]));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(["dev", "[v2]", "spearman"], Rows(run, "dev")[0][..3]);
        Assert.Equal(["dev", "[v2]:", "uniformity", "loss"], Rows(run, "dev")[1][..4]);
        Assert.Empty(Rows(run, "average"));
    }

    [Theory]
    [InlineData("--protocol transfer", "for which SentEval's data is needed")]
    [InlineData("--protocol retrieval", "for which there is no bundled sample")]
    [InlineData("--field text", "--field was given, which SentEval's data and scored pairs have no use for; allowed with --protocol retrieval.")]
    [InlineData("--protocol sts --strict", "--strict was given, which")]
    public void What_cannot_be_judged_is_refused(string arguments, string because) =>
        CommandRun.Of([.. $"evaluate sentences --model {_folder["none"]} {arguments}".Split(' ')]).ShouldBeBadInput(because);

    private double SpearmanOf((string First, string Second, double Score)[] pairs)
    {
        var texts = EmbeddedTexts.Of(model.Path, pairs.SelectMany(pair => new[] { pair.First, pair.Second }));
        return EmbeddedTexts.Spearman([.. pairs.Select(pair => texts.Cosine(pair.First, pair.Second))], [.. pairs.Select(pair => pair.Score)]);
    }

    private CommandRun Evaluate(params string[] arguments) => CommandRun.Of(["evaluate", "sentences", "--model", model.Path, .. arguments]);

    private static string[] Row(CommandRun run, string first) => Assert.Single(Rows(run, first));

    /// <summary>The words of the lines on standard output that begin with a word.</summary>
    private static string[][] Rows(CommandRun run, string first) =>
        [.. run.Output.Split('\n').Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(words => words is [var word, ..] && word.Equals(first, StringComparison.Ordinal))];

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static double Further(JsonElement task, string name) => Math.Round(Number(task.GetProperty("further"), name), 9);

    private static double Number(JsonElement json, string name) => json.GetProperty(name).GetDouble();
}
