using Macl.Inputs.Tests.Text.Sentences;
using Macl.Inputs.Text.Sentences;
using Macl.Inputs.Text.SentEval;

namespace Macl.Inputs.Tests.Text;

public sealed class BundledTextTests
{
    [Fact]
    public void The_sample_of_Wikipedia_has_7000_different_sentences()
    {
        using SentenceDataSet data = Reading.Open(Bundled.WikipediaSentences);

        Assert.Equal(7000, data.Count);
        Assert.Equal(7000, Reading.All(data).Distinct().Count());
        Assert.Empty(data.LeftOut);
        Assert.InRange(new FileInfo(Bundled.WikipediaSentences).Length, 200_000, 350_000);
    }

    [Fact]
    public void The_sample_of_STS_has_375_scored_pairs()
    {
        SimilaritySet set = SimilarityReader.ReadPairs(Bundled.StsPairs);

        Assert.Equal(375, set.Pairs.Count);
        Assert.All(set.Pairs, pair => Assert.InRange(pair.Score, 0, 5));
        Assert.Contains(new ScoredSentences("a cat standing on tree branches .", "a black and white cat is high up on tree branches .", 3.6), set.Pairs);
    }
}
