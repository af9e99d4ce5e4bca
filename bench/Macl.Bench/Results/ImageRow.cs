namespace Macl.Bench.Results;

/// <summary>How many pictures a contestant decodes and makes two views of, each a normalised float32 tensor in a batch, in a second on one thread.</summary>
internal sealed record ImageRow
{
    public required string Contestant { get; init; }

    /// <summary>What was decoded.</summary>
    public required string Pictures { get; init; }

    /// <summary>What was made of it.</summary>
    public required string Views { get; init; }

    public required double MedianPerSecond { get; init; }

    public required double FastestPerSecond { get; init; }

    /// <summary>How many rates were taken, in turns with the other contestant.</summary>
    public required int Rounds { get; init; }
}
