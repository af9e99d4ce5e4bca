namespace Macl.Losses.Tests;

/// <summary>Pairs of views on which losses are known to go wrong.</summary>
public enum Scenario
{
    NearlyIdenticalViews,
    IdenticalViews,
    OppositeViews,
    OneIdenticalRowForAll,
    ZeroVectorsAmongOthers,
    OnlyZeroVectors,
    TinyMagnitudes,
    HugeMagnitudes,
    MixedMagnitudes,
    DuplicatedSamples,
}
