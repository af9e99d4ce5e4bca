using Macl.Bench.Measuring;

namespace Macl.Bench.Commands;

/// <summary>What to measure.</summary>
internal sealed record LossesPlan
{
    /// <summary>The command line.</summary>
    public required string Command { get; init; }

    public required IReadOnlyList<int> Pairs { get; init; }

    public required IReadOnlyList<int> Dimensions { get; init; }

    /// <summary>Sizes at which the engine alone makes one step.</summary>
    public required IReadOnlyList<int> Large { get; init; }

    public required TimeLimits Limits { get; init; }

    public required int Threads { get; init; }

    /// <summary>A Python that has PyTorch; null for a search.</summary>
    public required string? Python { get; init; }
}
