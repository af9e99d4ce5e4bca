using Macl.Learning.Reports.Charts;

namespace Macl.Repository.Tests.Documents;

/// <summary>No plot of the experiment on CIFAR-10 is drawn by hand. MACL_REWRITE_DOCS=1 rewrites them.</summary>
public sealed class CifarChartTests
{
    private const string Page = "docs/results/images.md";
    private const string Images = "docs/results/images";

    [Fact]
    public void Pictures_are_those_that_the_committed_results_make()
    {
        if (string.Equals(Environment.GetEnvironmentVariable("MACL_REWRITE_DOCS"), "1", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Path.Combine(Checkout.Root, Images));
            foreach ((string name, LineChart chart) in CifarResults.Charts)
            {
                File.WriteAllText(Path.Combine(Checkout.Root, Picture(name)), ChartFile.ToSvg(chart));
            }
        }

        Assert.Equal(CifarResults.Charts.Keys.Select(Picture).Order(StringComparer.Ordinal), Checkout.Files(Images, "*.svg").Order(StringComparer.Ordinal));
        Assert.All(CifarResults.Charts, chart => Assert.Equal(ChartFile.ToSvg(chart.Value), Checkout.Read(Picture(chart.Key)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Every_picture_is_shown_once()
    {
        string page = Checkout.Read(Page);

        Assert.All(CifarResults.Charts.Keys, name => Assert.Equal(2, page.Split($"](images/{name}.svg)").Length));
    }

    private static string Picture(string name) => $"{Images}/{name}.svg";
}
