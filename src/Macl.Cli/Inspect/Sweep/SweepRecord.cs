namespace Macl.Cli.Inspect.Sweep;

/// <summary>What a sweep measured: <c>sweep.json</c>.</summary>
internal sealed record SweepRecord
{
    /// <summary>Pairs of rows in the files.</summary>
    public required int Samples { get; init; }

    /// <summary>Pairs that were used; of very many a part is drawn.</summary>
    public required int SamplesUsed { get; init; }

    /// <summary>Columns.</summary>
    public required int Dimension { get; init; }

    /// <summary>two-view or one-way.</summary>
    public required string Pairing { get; init; }

    /// <summary>Negatives of each anchor.</summary>
    public required int Negatives { get; init; }

    /// <summary>Anchors that were averaged over.</summary>
    public required int Anchors { get; init; }

    /// <summary>Random parts of an anchor's negatives that were averaged over.</summary>
    public required int Draws { get; init; }

    /// <summary>τ₀.</summary>
    public required double Temperature { get; init; }

    /// <summary>MACL's α.</summary>
    public required double Alpha { get; init; }

    /// <summary>MACL's A₀.</summary>
    public required double AlignmentThreshold { get; init; }

    /// <summary>MACL's A.</summary>
    public required double Alignment { get; init; }

    /// <summary>MACL's temperature at that alignment.</summary>
    public required double AdaptiveTemperature { get; init; }

    /// <summary>The mean W at MACL's temperature.</summary>
    public required double ScalingAtAdaptiveTemperature { get; init; }

    /// <summary>The mean W as the temperature goes to 0: the share of anchors whose positive is not the nearest candidate.</summary>
    public required double ScalingAtZero { get; init; }

    /// <summary>W as the temperature grows without end: K / (K + 1).</summary>
    public required double ScalingAtInfinity { get; init; }

    /// <summary>The mean W against the number of negatives.</summary>
    public required IReadOnlyList<CountCurve> ScalingByNegatives { get; init; }

    /// <summary>W against the temperature, with all negatives.</summary>
    public required IReadOnlyList<ScalingPoint> ScalingByTemperature { get; init; }

    /// <summary>The share of the push that each of the hardest negatives gets.</summary>
    public required IReadOnlyList<PenaltyCurve> PenaltiesByRank { get; init; }

    /// <summary>How many negatives are the hardest 1 %.</summary>
    public required int HardestOnePercent { get; init; }

    /// <summary>How many negatives are the hardest 5 %.</summary>
    public required int HardestFivePercent { get; init; }

    /// <summary>The shares of the push that the hardest 1 % and 5 % get, against the temperature.</summary>
    public required IReadOnlyList<SharePoint> HardestShares { get; init; }

    /// <summary>What each temperature makes of the embeddings.</summary>
    public required HeadSweep Heads { get; init; }
}
