using Macl.Learning.Evaluation;

namespace Macl.Learning.Runs;

/// <summary>An evaluation in short.</summary>
/// <param name="Protocol">How it was measured.</param>
/// <param name="Accuracy">In percent, over folds.</param>
public sealed record EvaluationSummary(string Protocol, Spread Accuracy)
{
    /// <summary>The first metric of a report, whose values are fractions.</summary>
    public static EvaluationSummary Of(EvaluationReport report)
    {
        var accuracy = report.Metrics[0];
        return new EvaluationSummary(report.Protocol, new Spread(100 * accuracy.Mean, 100 * accuracy.StandardDeviation));
    }
}
