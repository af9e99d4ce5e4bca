using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Reports.Comparisons;

/// <summary>One arm of a comparison.</summary>
public sealed record ArmReport
{
    /// <summary>Its name, such as "macl".</summary>
    public required string Name { get; init; }

    /// <summary>Its score over the seeds.</summary>
    public required ScoreSummary Score { get; init; }

    /// <summary>The score (a share or a correlation) of each seed, in the same order in every arm.</summary>
    public required IReadOnlyList<double> Scores { get; init; }

    /// <summary>Measurements by their name in the metrics file; of each the curves of all seeds, X the step. Default none, as for an untrained arm.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<DataPoint>>> Metrics { get; init; } =
        new Dictionary<string, IReadOnlyList<IReadOnlyList<DataPoint>>>(StringComparer.Ordinal);

    /// <summary>The score (a share or a correlation) during training, a curve for each seed, X the epoch. Default none.</summary>
    public IReadOnlyList<IReadOnlyList<DataPoint>> ScoreByEpoch { get; init; } = [];
}
