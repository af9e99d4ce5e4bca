namespace Macl.Bench.Commands;

/// <summary>What to measure.</summary>
internal sealed record ImagesPlan
{
    /// <summary>The command line.</summary>
    public required string Command { get; init; }

    /// <summary>A zip of small JPEG files; null: drawn ones of 32 × 32.</summary>
    public required string? Small { get; init; }

    /// <summary>A zip of photographs; null: drawn ones of 500 × 375.</summary>
    public required string? Photos { get; init; }

    public required int Rounds { get; init; }

    /// <summary>How long each contestant works in a round.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>A Python that has torchvision; null for a search.</summary>
    public required string? Python { get; init; }
}
