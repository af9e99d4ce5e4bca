using System.Text.Json.Serialization;
using Macl.Losses;

namespace Macl.Learning.Methods;

/// <summary>A loss by name and numbers, as it stands in a recipe. What is null is not written, so that a recipe says only what it asks for.</summary>
public sealed record LossOptions
{
    private const double DefaultHardness = 1;
    private const double DefaultPositivePrior = 0.1;

    /// <summary>Default MACL.</summary>
    public LossKind Kind { get; init; } = LossKind.Macl;

    /// <summary>The temperature τ₀.</summary>
    public double Temperature { get; init; } = 0.1;

    /// <summary>How strongly an adaptive temperature follows the alignment (α).</summary>
    public double Alpha { get; init; } = 0.5;

    /// <summary>The alignment at which MACL's temperature is τ₀ (A₀).</summary>
    public double AlignmentThreshold { get; init; }

    /// <summary>Which candidates each anchor is compared with.</summary>
    public Pairing Pairing { get; init; } = Pairing.TwoView;

    /// <summary>Where the temperature comes from. Null: the loss's own, linear for MACL, learnable for the sigmoid loss, fixed for all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TemperaturePolicyKind? TemperaturePolicy { get; init; }

    /// <summary>The temperature never falls below this. Null: 0.01 for a learnable one, else 0.1·τ₀.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MinimumTemperature { get; init; }

    /// <summary>How often a cosine temperature swings to its minimum and back. Null: 5.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TemperatureCycles { get; init; }

    /// <summary>The concentration β on hard negatives. Null: 1 for the loss of hard negatives, 0 (all count the same) for all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Hardness { get; init; }

    /// <summary>The prior τ⁺ of a negative being of the anchor's own class. Null: 0.1 for the loss of hard negatives and the debiased one, 0 (no correction) for all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PositivePrior { get; init; }

    /// <summary>The dual temperature between anchors. Null: 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? InterTemperature { get; init; }

    /// <summary>Whether training needs labels.</summary>
    [JsonIgnore]
    public bool IsSupervised => Kind == LossKind.SupCon;

    /// <summary>The loss's name, with its temperature policy where that was asked for: <c>macl</c>, <c>macl:exponential</c>.</summary>
    [JsonIgnore]
    public string Name => TemperaturePolicy is { } policy ? $"{LossNames.Of(Kind)}:{LossNames.Of(policy)}" : LossNames.Of(Kind);

    /// <summary>The loss itself.</summary>
    /// <exception cref="ArgumentException">A number is outside its range, or the loss takes no weights of negatives.</exception>
    public ContrastiveLoss Create()
    {
        var objective = CreateObjective();
        var weighting = CreateWeighting();
        return objective is MarginObjective || weighting == NegativeWeighting.None
            ? new ComposedLoss(objective, CreateTemperature(), Pairing, weighting, needsLabels: IsSupervised)
            : throw NotWeighted(weighting);
    }

    private Objective CreateObjective() => Kind switch
    {
        LossKind.InfoNce or LossKind.HardNegatives or LossKind.Debiased => new InfoNce(),
        LossKind.Dcl or LossKind.SupCon => new Dcl(),
        LossKind.Macl => new ReweightedInfoNce(),
        LossKind.FlatNce => new FlatNce(),
        LossKind.DualTemperature => InterTemperature is { } inter ? new DualTemperature(inter) : new DualTemperature(),
        LossKind.Sigmoid => new PairwiseSigmoid(),
        _ => throw new InvalidOperationException($"The loss {Kind} is unknown; allowed: {string.Join(", ", LossNames.Losses.Select(named => named.Name))}."),
    };

    private TemperaturePolicy CreateTemperature()
    {
        TemperaturePolicy policy = (TemperaturePolicy ?? OwnPolicy()) switch
        {
            TemperaturePolicyKind.Linear => new AdaptiveLinearTemperature(Temperature, Alpha, AlignmentThreshold),
            TemperaturePolicyKind.Exponential => new AdaptiveExponentialTemperature(Temperature, Alpha),
            TemperaturePolicyKind.Learnable => new LearnableTemperature(Temperature),
            TemperaturePolicyKind.Cosine => TemperatureCycles is { } cycles ? new CosineTemperature(Temperature, cycles) : new CosineTemperature(Temperature),
            _ => new FixedTemperature(Temperature),
        };
        return MinimumTemperature is { } minimum ? policy with { Minimum = minimum } : policy;
    }

    private TemperaturePolicyKind OwnPolicy() => Kind switch
    {
        LossKind.Macl => TemperaturePolicyKind.Linear,
        LossKind.Sigmoid => TemperaturePolicyKind.Learnable,
        _ => TemperaturePolicyKind.Fixed,
    };

    private NegativeWeighting CreateWeighting() => new()
    {
        Hardness = Hardness ?? (Kind == LossKind.HardNegatives ? DefaultHardness : 0),
        PositivePrior = PositivePrior ?? (Kind is LossKind.HardNegatives or LossKind.Debiased ? DefaultPositivePrior : 0),
    };

    private ArgumentException NotWeighted(NegativeWeighting weighting)
    {
        string given = weighting.Hardness != 0 ? $"hardness is {weighting.Hardness}" : $"positivePrior is {weighting.PositivePrior}";
        return new ArgumentException($"{given}; allowed: 0 with the loss {LossNames.Of(Kind)}, which does not weight negatives.", paramName: null);
    }
}
