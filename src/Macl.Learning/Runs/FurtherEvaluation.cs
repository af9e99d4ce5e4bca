namespace Macl.Learning.Runs;

/// <summary>What a protocol beside the main one found.</summary>
/// <param name="Name">The protocol's short name: <c>knn</c>, <c>linearProbe</c>.</param>
/// <param name="Protocol">How it was measured.</param>
/// <param name="Metric">What was measured: <c>accuracy</c>, <c>spearman</c>.</param>
/// <param name="Score">Times 100, over folds: an accuracy in percent.</param>
/// <param name="Untrained">The same before training; null if that was not asked for.</param>
public sealed record FurtherEvaluation(string Name, string Protocol, string Metric, Spread Score, Spread? Untrained);
