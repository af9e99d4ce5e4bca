namespace Macl.Losses.Tests;

/// <summary>How the temperature of a composition behaves.</summary>
public enum PolicyKind
{
    Fixed,
    Linear,
    LinearOfSentences,
    Exponential,
    Learnable,
    Cosine,
}
