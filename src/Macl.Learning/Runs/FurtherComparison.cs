namespace Macl.Learning.Runs;

/// <summary>The same runs by a protocol beside the main one.</summary>
/// <param name="Name">The protocol's short name.</param>
/// <param name="Protocol">How it was measured.</param>
/// <param name="Metric">What was measured: <c>accuracy</c>, <c>spearman</c>.</param>
/// <param name="Arms">Every arm's scores.</param>
/// <param name="Paired">Every arm against every arm before it, seed by seed.</param>
public sealed record FurtherComparison(string Name, string Protocol, string Metric, IReadOnlyList<ArmResult> Arms, IReadOnlyList<PairedResult> Paired);
