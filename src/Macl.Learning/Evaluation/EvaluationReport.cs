namespace Macl.Learning.Evaluation;

/// <summary>What an evaluator found.</summary>
/// <param name="Protocol">In one sentence, everything needed to repeat the measurement.</param>
/// <param name="Metrics">The measurements; in each, higher is better. The first is the protocol's main one.</param>
/// <param name="Notes">What helps to judge the numbers: hyperparameters that were chosen, fits that did not converge. Often empty.</param>
public sealed record EvaluationReport(string Protocol, IReadOnlyList<Metric> Metrics, IReadOnlyList<string> Notes);
