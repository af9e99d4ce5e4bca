using Macl.Learning.Evaluation;

namespace Macl.Learning.Runs;

/// <summary>What one protocol found.</summary>
/// <param name="Name">The protocol's short name, as its evaluator gives it: <c>svm</c>, <c>knn</c>, <c>linearProbe</c>.</param>
/// <param name="Report">What it found.</param>
public sealed record ProtocolReport(string Name, EvaluationReport Report);
