namespace Macl.Text.Batches;

/// <summary>A sample's texts as tokens.</summary>
/// <param name="Sample">Its number in the data set.</param>
/// <param name="Texts">The tokens of the sentence or query, and of its positive and its hard negative where the data has them.</param>
internal sealed record SampleTokens(int Sample, IReadOnlyList<int[]> Texts)
{
    /// <summary>The tokens of the sentence or query, as the first view has them.</summary>
    public int FirstLength => Texts[0].Length;

    /// <summary>The tokens of the longest text of the second view: the positive or the hard negative, or else the sentence again.</summary>
    public int SecondLength => Texts.Skip(Texts.Count > 1 ? 1 : 0).Max(text => text.Length);
}
