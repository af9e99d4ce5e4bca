using System.Runtime.CompilerServices;

namespace Macl.Learning.Evaluation;

/// <summary>How far down a ranking is looked at.</summary>
public sealed record RetrievalOptions
{
    /// <summary>The k of Recall@k: at least 1, ascending. Default 1, 5, 10.</summary>
    public IReadOnlyList<int> RecallAt { get; init => field = Depths(value); } = [1, 5, 10];

    /// <summary>The k of MRR@k: at least 1, ascending. Default 10.</summary>
    public IReadOnlyList<int> ReciprocalRankAt { get; init => field = Depths(value); } = [10];

    /// <summary>The k of nDCG@k: at least 1, ascending; the first is the main metric. Default 10.</summary>
    public IReadOnlyList<int> DiscountedGainAt { get; init => field = Depths(value); } = [10];

    /// <summary>Threads, at least 1. Changes the time and the memory (16 bytes a document each), never the result. Default: one a processor.</summary>
    public int MaxParallelism { get; init => field = EvaluatorChecks.Threads(value); } = Environment.ProcessorCount;

    /// <summary>The documents of a query that have to be found.</summary>
    internal int Deepest => Math.Max(RecallAt[^1], Math.Max(ReciprocalRankAt[^1], DiscountedGainAt[^1]));

    private static IReadOnlyList<int> Depths(IReadOnlyList<int> depths, [CallerMemberName] string name = "") =>
        depths.Count > 0 && depths[0] > 0 && depths.Zip(depths.Skip(1)).All(pair => pair.First < pair.Second)
            ? depths
            : throw new ArgumentException($"{name} is [{string.Join(", ", depths)}]; the depths must be positive and ascending, and at least one.", nameof(depths));
}
