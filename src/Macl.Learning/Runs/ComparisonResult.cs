using System.Text.Json.Serialization;

namespace Macl.Learning.Runs;

/// <summary>The outcome of a comparison: <c>comparison.json</c>, and the JSON that the command prints.</summary>
/// <param name="Dataset">The data set's name.</param>
/// <param name="Seeds">How many seeds.</param>
/// <param name="Metric">What was measured: <c>accuracy</c>, <c>spearman</c>.</param>
/// <param name="Arms">Every arm's scores.</param>
/// <param name="Paired">Every arm against every arm before it, seed by seed.</param>
public sealed record ComparisonResult(string Dataset, int Seeds, string Metric, IReadOnlyList<ArmResult> Arms, IReadOnlyList<PairedResult> Paired)
{
    /// <summary>The same by every further protocol that all runs were judged by; null, and not in the file, where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FurtherComparison>? Further { get; init; }
}
