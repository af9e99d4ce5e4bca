using Macl.Bench.Measuring;

namespace Macl.Bench.Commands;

/// <summary>What to measure.</summary>
internal sealed record EncodersPlan
{
    /// <summary>The command line.</summary>
    public required string Command { get; init; }

    /// <summary>Pictures in a batch.</summary>
    public required IReadOnlyList<int> Pictures { get; init; }

    public required TimeLimits Limits { get; init; }

    public required int Threads { get; init; }

    /// <summary>A Python that has torchvision; null for a search.</summary>
    public required string? Python { get; init; }
}
