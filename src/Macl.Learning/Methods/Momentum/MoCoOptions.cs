using Macl.Learning.Training;

namespace Macl.Learning.Methods;

/// <summary>What MoCo has beside an encoder, a head and a loss. The defaults are those of its authors' demonstration on CIFAR-10, but for the groups.</summary>
public sealed record MoCoOptions
{
    /// <summary>How much of its weights the momentum encoder keeps at each step, 0 to below 1. Default .99; MoCo's .999 is for longer training.</summary>
    public double Momentum { get; init => field = Require.Fraction(value, nameof(Momentum)); } = 0.99;

    /// <summary>Whether the momentum rises to 1 over the run by half a cosine, as in BYOL and MoCo v3. Default false.</summary>
    public bool CosineMomentum { get; init; }

    /// <summary>Past keys that are the negatives (K), 1 or more. Default 4,096.</summary>
    public int QueueSize { get; init => field = Require.AtLeast(1, value, nameof(QueueSize)); } = 4096;

    /// <summary>
    /// Parts of a batch that are encoded with batch statistics of their own, 1 or more: queries in batch order, keys in a random order,
    /// so that a query cannot know its key by their common statistics. 1 does not divide. Default 4.
    /// </summary>
    public int NormalisationGroups { get; init => field = Require.AtLeast(1, value, nameof(NormalisationGroups)); } = 4;
}
