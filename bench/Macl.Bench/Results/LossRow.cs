namespace Macl.Bench.Results;

/// <summary>What was measured of one contestant at one size: forward and backward with respect to both views.</summary>
internal sealed record LossRow
{
    public required string Contestant { get; init; }

    /// <summary>N.</summary>
    public required int Pairs { get; init; }

    /// <summary>D.</summary>
    public required int Dimension { get; init; }

    public double? MedianMilliseconds { get; init; }

    public double? MinimumMilliseconds { get; init; }

    /// <summary>How many times were taken, each of several calls where a call is short.</summary>
    public int? Samples { get; init; }

    /// <summary>The median rate of the fastest float32 matrix product in the same process between the same calls, in 10⁹ operations a second.</summary>
    public double? ProductGigaflops { get; init; }

    /// <summary>3 · (2N)² · D operations by the median time, as a fraction of <see cref="ProductGigaflops"/>.</summary>
    public double? ProductFraction => MedianMilliseconds is { } time && ProductGigaflops is { } rate
        ? 3.0 * (2.0 * Pairs) * (2.0 * Pairs) * Dimension / (time * 1e6) / rate
        : null;

    /// <summary>By how much the peak of resident memory rose in a process of its own; null where the system does not tell.</summary>
    public long? ExtraMemoryBytes { get; init; }

    /// <summary>The relative error of the gradient against automatic differentiation in float64; null above 1,024 pairs.</summary>
    public double? GradientError { get; init; }

    /// <summary>Why nothing was measured; null where something was.</summary>
    public string? Skipped { get; init; }
}
