using Macl.Losses;

namespace Macl.Learning.Methods;

/// <summary>A loss by name and numbers, as it stands in a recipe.</summary>
public sealed record LossOptions
{
    /// <summary>Default MACL.</summary>
    public LossKind Kind { get; init; } = LossKind.Macl;

    /// <summary>The temperature τ₀.</summary>
    public double Temperature { get; init; } = 0.1;

    /// <summary>How strongly MACL's temperature follows the alignment (α).</summary>
    public double Alpha { get; init; } = 0.5;

    /// <summary>The alignment at which MACL's temperature is τ₀ (A₀).</summary>
    public double AlignmentThreshold { get; init; }

    /// <summary>Which candidates each anchor is compared with.</summary>
    public Pairing Pairing { get; init; } = Pairing.TwoView;

    /// <summary>The loss itself.</summary>
    /// <exception cref="ArgumentException">A number is outside its range.</exception>
    public ContrastiveLoss Create() => Kind switch
    {
        LossKind.InfoNce => new InfoNceLoss(Temperature, Pairing),
        LossKind.Dcl => new DclLoss(Temperature, Pairing),
        LossKind.Macl => new MaclLoss(Temperature, Alpha, AlignmentThreshold, pairing: Pairing),
        _ => throw new InvalidOperationException($"The loss {Kind} is unknown; allowed: infonce, dcl, macl."),
    };
}
