namespace Macl.Losses.Tests;

/// <summary>One loss of the family with all its gradients, by PyTorch.</summary>
public sealed record FamilyCase
{
    public required string Name { get; init; }

    public required string Pairing { get; init; }

    public required double Temperature { get; init; }

    public required FamilyOptions Options { get; init; }

    public required double Loss { get; init; }

    public required double[][] FirstGradient { get; init; }

    public required double[][] SecondGradient { get; init; }

    public required double LogitScaleGradient { get; init; }

    public required double BiasGradient { get; init; }
}
