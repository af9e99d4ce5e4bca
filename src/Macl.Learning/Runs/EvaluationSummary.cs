using Macl.Learning.Evaluation;

namespace Macl.Learning.Runs;

/// <summary>An evaluation in short.</summary>
/// <param name="Protocol">How it was measured.</param>
/// <param name="Metric">What was measured: <c>accuracy</c>, <c>spearman</c>.</param>
/// <param name="Score">Times 100, over folds: an accuracy in percent.</param>
public sealed record EvaluationSummary(string Protocol, string Metric, Spread Score)
{
    /// <summary>The first metric of a report, whose values are fractions or correlations.</summary>
    public static EvaluationSummary Of(EvaluationReport report)
    {
        var main = report.Metrics[0];
        return new EvaluationSummary(report.Protocol, main.Name, new Spread(100 * main.Mean, 100 * main.StandardDeviation));
    }
}
