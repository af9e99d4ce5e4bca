using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Pages;

namespace Macl.Learning.Reports.Runs;

/// <summary>Makes the page of a training run.</summary>
public static class RunReportPage
{
    /// <summary>The page; <see cref="HtmlPage"/> writes it.</summary>
    /// <exception cref="ArgumentException">The embeddings before and after are not of the same number of samples.</exception>
    public static ReportPage Of(RunReport run) => new()
    {
        Kind = "Pretraining report",
        Title = $"{run.Method} with {run.Loss} on {run.DataSet}",
        Subtitle = run.Protocol,
        Headlines = [.. Headlines(run)],
        Notes = run.Notes,
        Sections =
        [
            new ReportSection("What was learned", [.. Learned(run)]),
            .. run.Sections,
            new ReportSection("How it was learned", [.. Curves(run)]),
            new ReportSection("Options", run.Options.Count > 0 ? [new EntryLists(OptionGroups.Of(run.Options))] : []),
            new ReportSection("Versions", run.Versions.Count > 0 ? [new EntryLists([new EntryGroup("Software", run.Versions)])] : []),
        ],
    };

    private static IEnumerable<Headline> Headlines(RunReport run)
    {
        if (run.Final is { } final)
        {
            yield return new Headline(final.Metric.Title, final.ToString(), Gain(final, run.Untrained)) { IsMain = true };
        }

        if (run.Untrained is { } untrained)
        {
            yield return new Headline("Untrained encoder", untrained.ToString(), "the same weights before the first step");
        }

        yield return new Headline("Training", NumberText.Duration(run.Seconds), $"{Count(run.Epochs, "epoch")}, {Count(run.Steps, "step")}, seed {run.Seed}");
        if (Last(run, "gradientScaling") is { } scaling)
        {
            yield return new Headline("Gradient scaling at the end", NumberText.Short(scaling), "1: full gradient, 0: learning has stopped");
        }
    }

    private static double? Last(RunReport run, string metric) =>
        run.Metrics.GetValueOrDefault(metric)?.Where(point => point.IsDrawable).Select(point => (double?)point.Y).LastOrDefault();

    private static string Gain(ScoreSummary final, ScoreSummary? untrained) =>
        untrained is { } before ? $"{NumberText.Points(final.Mean - before.Mean)} points against untrained" : "";

    private static string Count(long number, string unit) =>
        $"{NumberText.WithDecimals(number, 0)} {unit}{(number == 1 ? "" : "s")}";

    private static IEnumerable<ReportBlock> Learned(RunReport run)
    {
        IReadOnlyList<Chart> projections = ProjectionCharts.Of(run);
        IEnumerable<ReportBlock> charts = projections.Count > 0 ? [new ChartGrid(projections)] : [];
        return [.. charts, .. Further(run), .. run.Remarks.Select(remark => new Prose(remark))];
    }

    private static IEnumerable<ReportBlock> Further(RunReport run) => run.FurtherScores.Count == 0 ? [] :
    [
        new DataTable(
            ["Further protocol", "Trained", "Untrained"],
            [.. run.FurtherScores.Select(further => (IReadOnlyList<string>)[$"{further.Name}: {further.Protocol}", further.Final.ToString(), further.Untrained?.ToString() ?? "–"])]),
    ];

    private static IEnumerable<ReportBlock> Curves(RunReport run)
    {
        List<Chart> charts = [.. Scores(run), .. MetricGuide.InReadingOrder(run.Metrics.Keys).Select(metric => Curve(metric, run))];
        return charts.Count > 0 ? [new ChartGrid(charts)] : [];
    }

    private static IEnumerable<LineChart> Scores(RunReport run)
    {
        List<LineSeries> series = [.. run.ScoreByEpoch
            .OrderBy(curve => curve.Key, StringComparer.Ordinal)
            .Select((curve, index) => new LineSeries(curve.Key, curve.Value) { Colour = index + 1 })];
        return series.Count > 0 ? [MetricCharts.ScoreOverEpochs(run.Final?.Metric ?? ScoreMetric.Accuracy, series)] : [];
    }

    private static LineChart Curve(string metric, RunReport run)
    {
        IReadOnlyList<DataPoint> points = run.Metrics[metric];
        int window = MetricCharts.Window(points.Count);
        LineSeries series = new(MetricGuide.Of(metric).Title, window > 1 ? Charts.Curve.RunningMean(points, window) : points)
        {
            Backdrop = window > 1 ? points : [],
        };
        string remark = window > 1 ? $"Thin: every step; thick: the mean over {window} steps." : "";
        return MetricCharts.Over(metric, [series], run.References, remark);
    }
}
