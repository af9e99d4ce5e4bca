namespace Macl.Text.Batches;

/// <summary>
/// An order in which neighbours are of near-equal length in both views: by the length of the second view, cut into about as many stripes as each has batches, and within
/// each by the length of the first. Sentences, whose views are the same text, come by their length alone.
/// </summary>
internal static class NearEqualLengths
{
    /// <param name="samples">The samples of some batches.</param>
    /// <param name="batchCount">How many batches they are, 1 or more.</param>
    /// <param name="batchSize">How many samples each has.</param>
    public static IEnumerable<SampleTokens> Order(IEnumerable<SampleTokens> samples, int batchCount, int batchSize)
    {
        int stripeBatches = (int)Math.Ceiling(Math.Sqrt(batchCount));
        return samples.OrderBy(sample => sample.SecondLength).Chunk(stripeBatches * batchSize).SelectMany(stripe => stripe.OrderBy(sample => sample.FirstLength));
    }
}
