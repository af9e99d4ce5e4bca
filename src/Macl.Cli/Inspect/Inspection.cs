namespace Macl.Cli.Inspect;

/// <summary>What <c>inspect</c> found.</summary>
internal sealed record Inspection
{
    /// <summary>Pairs of rows.</summary>
    public required int Samples { get; init; }

    /// <summary>Columns.</summary>
    public required int Dimension { get; init; }

    /// <summary>The loss's name.</summary>
    public required string Objective { get; init; }

    /// <summary>two-view or one-way.</summary>
    public required string Pairing { get; init; }

    /// <summary>Negatives of each anchor.</summary>
    public required int Negatives { get; init; }

    /// <summary>The mean loss.</summary>
    public required double Loss { get; init; }

    /// <summary>The effective temperature.</summary>
    public required double Temperature { get; init; }

    /// <summary>Whether the temperature was held at its minimum.</summary>
    public required bool TemperatureClamped { get; init; }

    /// <summary>MACL's A.</summary>
    public required double Alignment { get; init; }

    /// <summary>The mean W.</summary>
    public required double GradientScaling { get; init; }

    /// <summary>The smallest W.</summary>
    public required double GradientScalingMin { get; init; }

    /// <summary>The largest W.</summary>
    public required double GradientScalingMax { get; init; }

    /// <summary>Frobenius norm of the loss's gradient with respect to the first input as given.</summary>
    public required double GradientNormFirst { get; init; }

    /// <summary>The same for the second input.</summary>
    public required double GradientNormSecond { get; init; }

    /// <summary>Mean squared distance of positives on the unit sphere.</summary>
    public required double AlignmentLoss { get; init; }

    /// <summary>Mean of both inputs' uniformity losses.</summary>
    public required double UniformityLoss { get; init; }

    /// <summary>Effective rank of all rows of both inputs on the unit sphere.</summary>
    public required double EffectiveRank { get; init; }

    /// <summary>Fraction of anchors whose positive is the nearest candidate.</summary>
    public required double InBatchAccuracy { get; init; }

    /// <summary>InfoNCE at the initial temperature.</summary>
    public required double InfoNceAtInitialTemperature { get; init; }

    /// <summary>What the numbers mean, in words.</summary>
    public required IReadOnlyList<string> Findings { get; init; }
}
