using Macl.Learning.Reports.Charts;

namespace Macl.Repository.Tests.Documents;

/// <summary>No plot of an experiment is drawn by hand. MACL_REWRITE_DOCS=1 rewrites them.</summary>
public sealed class ResultsChartTests
{
    private const string Folder = "docs/results";

    private static readonly Dictionary<string, IReadOnlyDictionary<string, LineChart>> _charts = new(StringComparer.Ordinal)
    {
        ["images"] = CifarResults.Charts,
        ["sentences"] = SentenceResults.Charts,
    };

    public static TheoryData<string> Pages => [.. _charts.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pictures_are_those_that_the_committed_results_make(string page)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("MACL_REWRITE_DOCS"), "1", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Path.Combine(Checkout.Root, Folder, page));
            foreach ((string name, LineChart chart) in _charts[page])
            {
                File.WriteAllText(Path.Combine(Checkout.Root, Picture(page, name)), ChartFile.ToSvg(chart));
            }
        }

        Assert.Equal(_charts[page].Keys.Select(name => Picture(page, name)).Order(StringComparer.Ordinal), Checkout.Files($"{Folder}/{page}", "*.svg").Order(StringComparer.Ordinal));
        Assert.All(_charts[page], chart => Assert.Equal(ChartFile.ToSvg(chart.Value), Checkout.Read(Picture(page, chart.Key)).ReplaceLineEndings("\n")));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_picture_is_shown_once(string page)
    {
        string text = Checkout.Read($"{Folder}/{page}.md");

        Assert.All(_charts[page].Keys, name => Assert.Equal(2, text.Split($"]({page}/{name}.svg)").Length));
    }

    private static string Picture(string page, string name) => $"{Folder}/{page}/{name}.svg";
}
