using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Pages;
using static Macl.Learning.Reports.Charts.NumberText;

namespace Macl.Learning.Reports.Comparisons;

/// <summary>Makes the page of a comparison of arms.</summary>
public static class ComparisonReportPage
{
    private const int NeutralColour = 0;

    /// <summary>The page; <see cref="HtmlPage"/> writes it.</summary>
    public static ReportPage Of(ComparisonReport comparison) => new()
    {
        Kind = "Comparison report",
        Title = $"{comparison.Method} on {comparison.DataSet}: {string.Join(", ", comparison.Arms.Select(arm => arm.Name))}",
        Subtitle = comparison.Protocol,
        Headlines = [.. Headlines(comparison)],
        Notes = comparison.Notes,
        Sections =
        [
            new ReportSection("Result", [.. Result(comparison)]),
            .. comparison.Further.Select(further => Result(further, comparison)),
            new ReportSection("How it was learned", [.. Curves(comparison)]),
            new ReportSection("Options", comparison.Options.Count > 0 ? [new EntryLists(OptionGroups.Of(comparison.Options))] : []),
            new ReportSection("Versions", comparison.Versions.Count > 0 ? [new EntryLists([new EntryGroup("Software", comparison.Versions)])] : []),
        ],
    };

    private static IEnumerable<Headline> Headlines(ComparisonReport comparison) =>
        comparison.Arms.Select(arm => new Headline(arm.Name, arm.Score.ToString(), SeedCount(arm)))
            .Append(new Headline("Computing time", Duration(comparison.Seconds), "all arms and seeds, one after the other"));

    private static string SeedCount(ArmReport arm) => arm.Scores.Count == 1 ? "one seed" : $"{arm.Scores.Count} seeds";

    private static IEnumerable<ReportBlock> Result(ComparisonReport comparison)
    {
        if (comparison.Paired.Count > 0)
        {
            yield return new Prose(ComparisonVerdict.Of(comparison.Paired));
        }

        yield return new ChartGrid([Scores(comparison), .. Differences(comparison)]);
        yield return Table(comparison);
    }

    private static ReportSection Result(FurtherTable further, ComparisonReport comparison) => new(
        $"Result by {further.Name}", [new Prose(further.Protocol), .. Result(comparison with { Arms = further.Arms, Paired = further.Paired })]);

    private static IntervalPlot Scores(ComparisonReport comparison) => new()
    {
        Title = $"{comparison.Metric.Title} of each arm",
        Explanation = "Full mark: the mean over the seeds; bar: one standard deviation to both sides; rings: the single seeds.",
        XLabel = comparison.Metric == ScoreMetric.Accuracy ? "accuracy, %" : comparison.Metric.Title,
        Rows = [.. comparison.Arms.Select(arm => Row(arm, Colour(arm, comparison)))],
    };

    private static IntervalRow Row(ArmReport arm, int colour)
    {
        double mean = 100 * arm.Score.Mean;
        double std = 100 * arm.Score.Std;
        return new IntervalRow(arm.Name, mean, mean - std, mean + std, arm.Score.ToString())
        {
            Colour = colour,
            Dots = [.. arm.Scores.Select(score => 100 * ScoreSummary.Checked(score, arm.Score.Metric, nameof(arm.Scores)))],
        };
    }

    private static IEnumerable<IntervalPlot> Differences(ComparisonReport comparison) => comparison.Paired.Count == 0 ? [] :
    [
        new IntervalPlot
        {
            Title = "Paired differences",
            Explanation = "Seed by seed from the same initial weights, data order and folds; bar: the 95 % interval of the mean. Grey: the interval holds zero.",
            XLabel = comparison.Metric == ScoreMetric.Accuracy ? "difference, percentage points" : "difference, points",
            Reference = new ReferenceLine(0, "no difference"),
            Rows = [.. comparison.Paired.Select(Row)],
        },
    ];

    private static IntervalRow Row(PairedDifference difference) => new(
        $"{difference.Arm} − {difference.Against}", 100 * difference.Mean, 100 * difference.Low, 100 * difference.High, Text(difference))
    {
        Colour = difference.ExcludesZero ? 1 : NeutralColour,
    };

    private static string Text(PairedDifference difference) => double.IsNaN(difference.Low)
        ? Points(difference.Mean)
        : $"{Points(difference.Mean)}  [{Points(difference.Low)}, {Points(difference.High)}]";

    private static DataTable Table(ComparisonReport comparison)
    {
        int seeds = comparison.Arms.Select(arm => arm.Scores.Count).DefaultIfEmpty(0).Max();
        return new DataTable(
            ["Arm", $"Mean ± std{(comparison.Metric == ScoreMetric.Accuracy ? ", %" : "")}", .. Enumerable.Range(1, seeds).Select(seed => $"Run {seed}")],
            [.. comparison.Arms.Select(arm => (IReadOnlyList<string>)[arm.Name, arm.Score.ToString(), .. Enumerable.Range(0, seeds).Select(seed => Cell(arm, seed))])]);
    }

    private static string Cell(ArmReport arm, int seed) => seed < arm.Scores.Count ? Percent(arm.Scores[seed]) : "–";

    private static IEnumerable<ReportBlock> Curves(ComparisonReport comparison)
    {
        List<Chart> charts = [.. ScoreCurve(comparison), .. Metrics(comparison).Select(metric => Curve(metric, comparison))];
        if (charts.Count > 0)
        {
            yield return new Prose("Lines: the mean over the seeds; areas: from the lowest to the highest seed.");
            yield return new ChartGrid(charts);
        }
    }

    private static IEnumerable<string> Metrics(ComparisonReport comparison) =>
        MetricGuide.InReadingOrder(comparison.Arms.SelectMany(arm => arm.Metrics.Keys));

    private static LineChart Curve(string metric, ComparisonReport comparison)
    {
        int window = comparison.Arms.SelectMany(arm => arm.Metrics.GetValueOrDefault(metric) ?? [])
            .Select(points => MetricCharts.Window(points.Count)).DefaultIfEmpty(1).Max();
        List<LineSeries> series = [.. comparison.Arms
            .Select(arm => (Seeds: arm.Metrics.GetValueOrDefault(metric) ?? [], arm.Name, Colour: Colour(arm, comparison)))
            .Where(arm => arm.Seeds.Count > 0)
            .Select(arm => SeedCurves.Together(arm.Name, arm.Colour, [.. arm.Seeds.Select(points => Charts.Curve.RunningMean(points, window))]))];
        return MetricCharts.Over(metric, series, comparison.References, window > 1 ? $"Means over {window} steps." : "");
    }

    private static IEnumerable<LineChart> ScoreCurve(ComparisonReport comparison)
    {
        List<LineSeries> series = [.. comparison.Arms
            .Select(arm => (arm.ScoreByEpoch, arm.Name, Colour: Colour(arm, comparison)))
            .Where(arm => arm.ScoreByEpoch.Count > 0)
            .Select(arm => SeedCurves.Together(arm.Name, arm.Colour, arm.ScoreByEpoch))];
        return series.Count == 0 ? [] : [MetricCharts.ScoreOverEpochs(comparison.Metric, series)];
    }

    /// <summary>An arm keeps its colour in all charts; one that does not learn is grey and takes none from the others.</summary>
    private static int Colour(ArmReport arm, ComparisonReport comparison) => arm.Metrics.Count == 0
        ? NeutralColour
        : 1 + comparison.Arms.TakeWhile(other => other != arm).Count(other => other.Metrics.Count > 0);
}
