using Macl.Learning.Reports;
using Macl.Learning.Reports.Charts;
using Macl.Learning.Reports.Comparisons;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Training;

namespace Macl.Learning.Runs;

/// <summary>Turns a finished comparison into its report.</summary>
internal static class ComparisonReports
{
    /// <param name="comparison">The numbers.</param>
    /// <param name="record">What its runs have in common.</param>
    /// <param name="runs">The runs of each arm, in the order of seeds.</param>
    public static ReportPage Of(ComparisonResult comparison, RunRecord record, IReadOnlyDictionary<string, IReadOnlyList<RunResult>> runs)
    {
        ArmReport[] arms = [.. comparison.Arms.Select(arm => Arm(arm, comparison.Metric, runs[arm.Name]))];
        return ComparisonReportPage.Of(new ComparisonReport
        {
            DataSet = comparison.Dataset,
            Method = record.Method,
            Arms = arms,
            Paired = [.. comparison.Paired.Select(Difference)],
            Further = [.. (comparison.Further ?? []).Select(further => Table(further, arms))],
            Seconds = runs.Values.SelectMany(results => results).Sum(result => result.Seconds),
            Protocol = runs.Values.First()[0].Evaluation?.Protocol ?? "",
            References = ReportData.References(record),
            Options = record.Options.AsObject(),
            Versions = ReportData.Versions(record),
        });
    }

    private static FurtherTable Table(FurtherComparison further, ArmReport[] arms) => new(
        further.Name, further.Protocol, [.. arms.Zip(further.Arms, (arm, result) => arm with { Score = Summary(result.Score, further.Metric), Scores = Shares(result.Score) })], [.. further.Paired.Select(Difference)]);

    private static ArmReport Arm(ArmResult arm, string metric, IReadOnlyList<RunResult> runs)
    {
        MetricsHistory[] histories = [.. runs.Select(run => MetricsHistory.Read(RunFolder.Open(run.Run).Folder.Metrics))];
        var curves = histories.Select(ReportData.Metrics).ToArray();
        return new ArmReport
        {
            Name = arm.Name,
            Score = Summary(arm.Score, metric),
            Scores = Shares(arm.Score),
            Metrics = curves[0].Keys.ToDictionary(name => name, name => (IReadOnlyList<IReadOnlyList<DataPoint>>)[.. curves.Select(curve => curve[name])], StringComparer.Ordinal),
            ScoreByEpoch = [.. histories.Zip(runs, ReportData.ScoreByEpoch).SelectMany(byEvaluator => byEvaluator.Values.Take(1))],
        };
    }

    private static ScoreSummary Summary(Sample hundredths, string metric) => new(hundredths.Mean / 100, hundredths.Std / 100, ScoreMetric.Of(metric));

    private static double[] Shares(Sample hundredths) => [.. hundredths.Values.Select(value => value / 100)];

    private static PairedDifference Difference(PairedResult pair) => new(
        pair.Arm, pair.Against, pair.Difference.Mean / 100, (pair.Difference.Low ?? double.NaN) / 100, (pair.Difference.High ?? double.NaN) / 100);
}
