using Macl.Bench.Measuring;

namespace Macl.Bench.Commands;

/// <summary>What to measure.</summary>
internal sealed record SentencesPlan
{
    /// <summary>The command line.</summary>
    public required string Command { get; init; }

    /// <summary>A file with a sentence a line.</summary>
    public required string Data { get; init; }

    /// <summary>Sentences of a sample.</summary>
    public required int Sentences { get; init; }

    public required SentenceSetting Setting { get; init; }

    public required TimeLimits Limits { get; init; }

    public required int Threads { get; init; }

    /// <summary>A Python that has PyTorch; null for a search.</summary>
    public required string? Python { get; init; }
}
