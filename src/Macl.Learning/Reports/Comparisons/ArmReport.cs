using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Reports.Comparisons;

/// <summary>One arm of a comparison.</summary>
public sealed record ArmReport
{
    /// <summary>Its name, such as "macl".</summary>
    public required string Name { get; init; }

    /// <summary>Its accuracy over the seeds.</summary>
    public required AccuracySummary Accuracy { get; init; }

    /// <summary>The accuracy (a share) of each seed, in the same order in every arm.</summary>
    public required IReadOnlyList<double> Accuracies { get; init; }

    /// <summary>Measurements by their name in the metrics file; of each the curves of all seeds, X the step. Default none, as for an untrained arm.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<DataPoint>>> Metrics { get; init; } =
        new Dictionary<string, IReadOnlyList<IReadOnlyList<DataPoint>>>(StringComparer.Ordinal);

    /// <summary>The accuracy (a share) during training, a curve for each seed, X the epoch. Default none.</summary>
    public IReadOnlyList<IReadOnlyList<DataPoint>> AccuracyByEpoch { get; init; } = [];
}
