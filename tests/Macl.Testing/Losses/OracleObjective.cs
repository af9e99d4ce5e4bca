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
}
