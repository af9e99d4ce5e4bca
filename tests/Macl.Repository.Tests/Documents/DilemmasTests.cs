using System.Text.Json;
using System.Text.RegularExpressions;
using Macl.Cli.Inspect.Sweep;
using Macl.Learning.Checkpoints;
using Macl.Learning.Reports.Charts;

namespace Macl.Repository.Tests.Documents;

/// <summary>
/// No plot on the page of the two dilemmas is drawn by hand and no number typed: the pictures in docs/images and what stands
/// between <c>&lt;!-- sweep: name --&gt;</c> and <c>&lt;!-- end sweep --&gt;</c> are those that the committed sweep makes.
/// MACL_REWRITE_DOCS=1 rewrites them.
/// </summary>
public sealed partial class DilemmasTests
{
    private const string Page = "docs/dilemmas.md";
    private const string Images = "docs/images";
    private static readonly bool _rewrite = string.Equals(Environment.GetEnvironmentVariable("MACL_REWRITE_DOCS"), "1", StringComparison.Ordinal);
    private static readonly SweepRecord _sweep = JsonSerializer.Deserialize<SweepRecord>(Checkout.Read("recipes/graphs/results/sweep-NCI1.json"), MaclJson.Options)!;
    private static readonly IReadOnlyDictionary<string, LineChart> _charts = SweepCharts.ByName(_sweep);

    [Fact]
    public void Pictures_are_those_that_the_committed_sweep_makes()
    {
        if (_rewrite)
        {
            Directory.CreateDirectory(Path.Combine(Checkout.Root, Images));
            foreach ((string name, LineChart chart) in _charts)
            {
                File.WriteAllText(Path.Combine(Checkout.Root, Picture(name)), ChartFile.ToSvg(chart));
            }
        }

        Assert.Equal(_charts.Keys.Select(Picture).Order(StringComparer.Ordinal), Checkout.Files(Images, "*.svg").Order(StringComparer.Ordinal));
        Assert.All(_charts, chart => Assert.Equal(ChartFile.ToSvg(chart.Value), Checkout.Read(Picture(chart.Key)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Words_are_those_that_the_committed_sweep_makes()
    {
        string found = Checkout.Read(Page).ReplaceLineEndings("\n");
        string made = Part.Replace(found, part => $"{part.Groups["begin"].Value}\n{Make(part.Groups["name"].Value)}\n{part.Groups["end"].Value}");
        if (_rewrite)
        {
            File.WriteAllText(Path.Combine(Checkout.Root, Page), made);
        }

        Assert.Equal(made, found);
    }

    [Fact]
    public void Every_picture_is_shown_once() => Assert.Equal(
        _charts.Keys.Order(StringComparer.Ordinal),
        Part.Matches(Checkout.Read(Page).ReplaceLineEndings("\n")).Select(part => part.Groups["name"].Value).Where(_charts.ContainsKey).Order(StringComparer.Ordinal));

    [Fact]
    public void The_sweep_shows_what_the_page_says_of_it_in_its_own_words()
    {
        HeadPoint[] right = [.. _sweep.Heads.Fixed.SkipWhile(head => head != _sweep.Heads.Fixed.MinBy(one => one.UniformityLoss))];
        Assert.True(right.Length > 2);
        Assert.Equal(right.OrderBy(head => head.UniformityLoss), right);
        Assert.Equal(right.OrderByDescending(head => head.AlignmentLoss), right);
        Assert.True(right[^1].Tolerance > right[0].Tolerance);
        Assert.InRange(_sweep.ScalingByTemperature[0].Min, 0, 0.01);
        Assert.InRange(_sweep.ScalingByTemperature[0].Max, 0.99, 1);
    }

    private static string Make(string name) => name switch
    {
        "embeddings" => SweepWords.Embeddings(_sweep),
        "limits" => string.Join('\n', SweepWords.Limits(_sweep)),
        "heads" => SweepWords.Heads(_sweep),
        _ => _charts.TryGetValue(name, out LineChart? chart)
            ? $"![{chart.Title}](images/{name}.svg)\n\n{chart.Finding}"
            : throw new FormatException($"The sweep makes nothing of the name '{name}'."),
    };

    private static string Picture(string name) => $"{Images}/{name}.svg";

    [GeneratedRegex(@"(?<begin><!-- sweep: (?<name>[\w-]+) -->)\n.*?(?<end><!-- end sweep -->)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part { get; }
}
