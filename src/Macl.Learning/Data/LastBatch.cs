namespace Macl.Learning.Data;

/// <summary>What becomes of the samples that do not fill a batch at the end of an epoch.</summary>
public enum LastBatch
{
    /// <summary>They wait for the next epoch's order. The default: a short batch has fewer negatives and so another gradient scaling.</summary>
    Drop,

    /// <summary>They make a short batch, if there are at least two of them: a single sample has no negatives.</summary>
    Keep,
}
