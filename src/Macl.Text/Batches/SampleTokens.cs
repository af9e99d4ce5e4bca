namespace Macl.Text.Batches;

/// <summary>A sample's texts as tokens.</summary>
/// <param name="Sample">Its number in the data set.</param>
/// <param name="Texts">The tokens of the sentence or query, and of its positive and its hard negative where the data has them.</param>
internal sealed record SampleTokens(int Sample, IReadOnlyList<int[]> Texts)
{
    /// <summary>The tokens of its longest text.</summary>
    public int Length => Texts.Max(text => text.Length);
}
