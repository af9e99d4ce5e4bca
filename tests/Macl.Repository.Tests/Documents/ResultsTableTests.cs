using System.Text.Json;
using System.Text.RegularExpressions;
using Macl.Bench.Results;
using Macl.Bench.Tables;

namespace Macl.Repository.Tests.Documents;

/// <summary>
/// No number in a table of results is typed by hand: the tables between <c>&lt;!-- results: graphs accuracies --&gt;</c> and
/// <c>&lt;!-- end results --&gt;</c> are those that the committed results of recipes and benchmarks make. MACL_REWRITE_DOCS=1 rewrites them.
/// </summary>
public sealed partial class ResultsTableTests
{
    private static readonly bool Rewrite = string.Equals(Environment.GetEnvironmentVariable("MACL_REWRITE_DOCS"), "1", StringComparison.Ordinal);
    private static readonly string[] Graphs = ["MUTAG", "PROTEINS", "NCI1", "IMDB-BINARY"];

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/results/graphs.md")]
    [InlineData("docs/results/images.md")]
    [InlineData("docs/results/sentences.md")]
    [InlineData("docs/results/performance.md")]
    public void Tables_of_results_are_those_that_the_committed_results_make(string document)
    {
        string path = Path.Combine(Checkout.Root, document);
        string found = File.ReadAllText(path).ReplaceLineEndings("\n");
        string made = Table.Replace(found, table => $"{table.Groups["begin"].Value}\n{Make(table.Groups["kind"].Value)}\n{table.Groups["end"].Value}");
        if (Rewrite)
        {
            File.WriteAllText(path, made);
        }

        Assert.Matches(Table, found);
        Assert.Equal(made, found);
    }

    private static string Make(string kind) => kind.Split(' ')[0] switch
    {
        "performance" => PerformanceTable.Make(kind, BenchFile.Parse(Checkout.Read(BenchFile.Losses))),
        "images" => ImageTable.Make(kind, BenchFile.ParseImages(Checkout.Read(BenchFile.Images))),
        "encoders" => EncoderTable.Make(kind, BenchFile.ParseEncoders(Checkout.Read(BenchFile.Encoders))),
        "sentences" => SentenceTable.Make(kind, BenchFile.ParseSentences(Checkout.Read(BenchFile.Sentences))),
        "cifar" => CifarResults.Table(kind),
        "simcse" => SentenceResults.Small.Table(kind),
        "larger" => SentenceResults.Larger.Table(kind),
        _ => MakeOfGraphs(kind),
    };

    private static string MakeOfGraphs(string kind)
    {
        (string, JsonElement)[] comparisons = [.. Graphs.Select(name => (name, JsonDocument.Parse(Checkout.Read($"recipes/graphs/results/{name}.json")).RootElement))];
        return kind switch
        {
            "graphs accuracies" => ResultsTable.Accuracies("data set", comparisons),
            "graphs differences" => ResultsTable.Differences("data set", comparisons),
            "graphs search" => ResultsTable.Search(Checkout.Read("recipes/graphs/results/search-DD.csv").Trim().Split('\n')),
            _ => throw new FormatException($"There are no results of the kind '{kind}'."),
        };
    }

    [GeneratedRegex(@"(?<begin><!-- results: (?<kind>[\w ]+) -->)\n.*?(?<end><!-- end results -->)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Table { get; }
}
