using Macl.Learning.Reports;
using Macl.Learning.Reports.Pages;
using Macl.Learning.Reports.Pictures;
using Macl.Learning.Reports.Runs;
using Macl.Learning.Training;

namespace Macl.Learning.Runs;

/// <summary>Turns a finished run into its report.</summary>
internal static class RunReports
{
    public static ReportPage Of(PretrainingOutcome outcome, RunRecord record, MetricsHistory history, IReadOnlyList<string> classNames, Func<int, ReportPicture>? pictureOf, IReadOnlyList<ReportSection> sections)
    {
        var result = outcome.Result;
        return RunReportPage.Of(new RunReport
        {
            DataSet = result.Data,
            Method = result.Method,
            Loss = result.Loss,
            Seed = result.Seed,
            Epochs = result.Epochs,
            Steps = result.Steps,
            Seconds = result.Seconds,
            Protocol = result.Evaluation?.Protocol ?? "",
            Final = Score(result.Evaluation),
            Untrained = Score(result.Untrained),
            Metrics = ReportData.Metrics(history),
            ScoreByEpoch = ReportData.ScoreByEpoch(history, result),
            References = ReportData.References(record),
            EmbeddingsBefore = outcome.Before,
            EmbeddingsAfter = result.Steps == 0 ? null : outcome.After,
            ClassNames = classNames.Index().ToDictionary(named => named.Index, named => named.Item),
            Options = record.Options.AsObject(),
            Versions = ReportData.Versions(record),
            Remarks = outcome.Notes,
            Notes = [.. Notes(outcome)],
            FurtherScores = [.. (result.Further ?? []).Select(Score)],
            PictureOf = pictureOf,
            Sections = sections,
        });
    }

    private static ScoreSummary? Score(EvaluationSummary? evaluation) =>
        evaluation is null ? null : Score(evaluation.Score, evaluation.Metric);

    /// <summary>No spread at all is that of a single test set, and not shown.</summary>
    private static ScoreSummary Score(Spread hundredths, string metric) => new(hundredths.Mean / 100, hundredths.Std > 0 ? hundredths.Std / 100 : double.NaN, ScoreMetric.Of(metric));

    private static FurtherScore Score(FurtherEvaluation further) =>
        new(further.Name, further.Protocol, Score(further.Score, further.Metric), further.Untrained is { } untrained ? Score(untrained, further.Metric) : null);

    private static IEnumerable<string> Notes(PretrainingOutcome outcome)
    {
        if (outcome.Result.Final is { ClampedSteps: > 0 } final)
        {
            yield return $"The adaptive temperature was held at its minimum in {final.ClampedSteps} of {outcome.Result.Steps} steps: alpha is strong for this alignment threshold.";
        }

        if (outcome.NotJudged is { } why)
        {
            yield return $"Nothing was judged: {why}.";
        }
    }
}
