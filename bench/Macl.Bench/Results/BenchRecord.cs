namespace Macl.Bench.Results;

/// <summary>A measurement with all that is needed to repeat it.</summary>
/// <typeparam name="TRow">What was measured of one contestant.</typeparam>
internal sealed record BenchRecord<TRow>
{
    public required string Command { get; init; }

    /// <summary>The day, in UTC.</summary>
    public required string Date { get; init; }

    public required MachineRecord Machine { get; init; }

    public required VersionRecord Versions { get; init; }

    /// <summary>Threads of libtorch and of the other software.</summary>
    public required int Threads { get; init; }

    /// <summary>What was not measured, and why.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<TRow> Rows { get; init; }
}
