using Macl.Learning.Reports;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Comparisons;
using Macl.Learning.Reports.Pages;

namespace Macl.Learning.Tests.Reports.Comparisons;

public sealed class ComparisonReportPageTests
{
    [Fact]
    public void Every_arm_has_its_figure_and_its_row()
    {
        ReportPage page = ComparisonReportPage.Of(Example());

        Assert.Equal(["untrained", "infonce", "macl", "Computing time"], page.Headlines.Select(headline => headline.Label));
        DataTable table = page.Sections.SelectMany(section => section.Blocks).OfType<DataTable>().Single();
        Assert.Equal(["Arm", "Mean ± std, %", "Run 1", "Run 2"], table.Columns);
        Assert.Equal(["macl", "88.5 ± 0.7 %", "88.0", "89.0"], table.Rows[2]);
    }

    [Fact]
    public void An_arm_keeps_its_colour_and_one_that_does_not_learn_is_grey()
    {
        List<Chart> charts = Charts(Example());

        Assert.Equal([0, 1, 2], charts.OfType<IntervalPlot>().First().Rows.Select(row => row.Colour));
        Assert.All(charts.OfType<LineChart>(), chart => Assert.Equal(
            [("infonce", 1), ("macl", 2)], chart.Series.Select(series => (series.Name, series.Colour))));
    }

    [Fact]
    public void A_difference_is_coloured_only_if_its_interval_excludes_zero()
    {
        IntervalPlot differences = Charts(Example()).OfType<IntervalPlot>().Last();

        Assert.Equal([1, 0], differences.Rows.Select(row => row.Colour));
        Assert.Equal(["+1.0  [+0.5, +1.5]", "−0.2  [−1.0, +0.6]"], differences.Rows.Select(row => row.Text));
        Assert.Equal(0, differences.Reference!.Value);
    }

    [Fact]
    public void Curves_show_the_mean_over_the_seeds_and_their_range()
    {
        LineSeries macl = Charts(Example()).OfType<LineChart>().Single(chart => chart.Title == "Loss").Series[1];

        Assert.Equal([new(1, 3), new(2, 4), new(3, double.NaN)], macl.Points);
        Assert.Equal([new(1, 2, 4), new(2, 4, 4), new(3, double.NaN, double.NaN)], macl.Band);
    }

    [Fact]
    public void Percentages_in_place_of_shares_are_refused()
    {
        ComparisonReport report = Example() with { Arms = [Arm("macl", 0.5, 88.5)] };

        Assert.Throws<ArgumentOutOfRangeException>(() => ComparisonReportPage.Of(report));
    }

    [Fact]
    public void One_seed_without_differences_has_a_page_too()
    {
        ComparisonReport report = Example() with { Arms = [Arm("macl", 0.5)], Paired = [] };

        Assert.Single(Charts(report).OfType<IntervalPlot>());
        Assert.NotEmpty(HtmlPage.ToHtml(ComparisonReportPage.Of(report)));
    }

    [Fact]
    public void The_verdict_names_what_is_clear_and_no_more()
    {
        string verdict = ComparisonVerdict.Of(Example().Paired);

        Assert.StartsWith("1 of 2 intervals excludes zero: macl is above untrained by 1.0 points. The others do not tell their arms apart.", verdict, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.01, 0.01)]
    [InlineData(0, 0.01)]
    [InlineData(double.NaN, double.NaN)]
    public void Without_a_clear_interval_the_verdict_claims_nothing(double low, double high)
    {
        string verdict = ComparisonVerdict.Of([new("macl", "dcl", 0.005, low, high)]);

        Assert.Contains("do not show that any arm is better", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_is_called_a_loss() =>
        Assert.Contains("macl is below dcl by 0.5 points", ComparisonVerdict.Of([new("macl", "dcl", -0.005, -0.008, -0.002)]), StringComparison.Ordinal);

    private static ComparisonReport Example() => new()
    {
        DataSet = "MUTAG",
        Method = "GraphCL",
        Seconds = 12,
        Arms =
        [
            Arm("untrained", 0.87, 0.88),
            Learning(Arm("infonce", 0.88, 0.88), [[new(1, 1)], [new(1, 1)]]),
            Learning(Arm("macl", 0.88, 0.89), [[new(1, 2), new(2, 4), new(3, double.NaN)], [new(1, 4), new(2, double.NaN)]]),
        ],
        Paired = [new("macl", "untrained", 0.01, 0.005, 0.015), new("macl", "infonce", -0.002, -0.01, 0.006)],
    };

    private static ArmReport Arm(string name, params double[] accuracies) => new()
    {
        Name = name,
        Score = new ScoreSummary(Math.Min(1, accuracies.Average()), accuracies.Length > 1 ? Math.Abs(accuracies[1] - accuracies[0]) / Math.Sqrt(2) : double.NaN),
        Scores = accuracies,
    };

    private static ArmReport Learning(ArmReport arm, IReadOnlyList<IReadOnlyList<DataPoint>> losses) => arm with
    {
        Metrics = new Dictionary<string, IReadOnlyList<IReadOnlyList<DataPoint>>>(StringComparer.Ordinal) { ["loss"] = losses },
        ScoreByEpoch = [[new(0, 0.5)], [new(0, 0.6)]],
    };

    private static List<Chart> Charts(ComparisonReport report) =>
        [.. ComparisonReportPage.Of(report).Sections.SelectMany(section => section.Blocks).OfType<ChartGrid>().SelectMany(grid => grid.Charts)];
}
