namespace Macl.Learning.Evaluation;

/// <summary>What an evaluator found.</summary>
/// <param name="Protocol">In one sentence, everything needed to repeat the measurement.</param>
/// <param name="Metrics">The measurements; in each, higher is better. The first is the protocol's main one.</param>
/// <param name="Notes">What a reader must know to trust the numbers, such as fits that did not converge. Mostly empty.</param>
public sealed record EvaluationReport(string Protocol, IReadOnlyList<Metric> Metrics, IReadOnlyList<string> Notes);
