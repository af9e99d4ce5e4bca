namespace Macl.Testing.Losses;

/// <summary>What the oracle minimises.</summary>
public enum OracleObjective
{
    /// <summary>−log P.</summary>
    InfoNce,

    /// <summary>−V log P, V = 1/(1 − P) constant.</summary>
    ReweightedInfoNce,

    /// <summary>−s⁺/τ + log Σ exp(sⱼ/τ).</summary>
    Dcl,

    /// <summary>v / v̄ with v = Σ exp((sⱼ − s⁺)/τ) and v̄ the same, constant.</summary>
    FlatNce,

    /// <summary>−(W(1)/W(τ)) log P, both weights constant.</summary>
    DualTemperature,

    /// <summary>−log P with negatives weighted by their hardness (β = 1) and debiased (τ⁺ = .1).</summary>
    HardNegatives,

    /// <summary>−log P with debiased negatives (τ⁺ = .001, so that at the battery's temperatures some anchors are above the smallest value).</summary>
    Debiased,

    /// <summary>−V log P with negatives weighted by their hardness (β = .5), V constant.</summary>
    ReweightedHardNegatives,

    /// <summary>log(1 + exp(−(s⁺/τ + b))) + Σ log(1 + exp(sⱼ/τ + b)) with b = −3.</summary>
    Sigmoid,
}
