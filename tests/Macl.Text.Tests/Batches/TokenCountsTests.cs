using Macl.Inputs.Text.Sentences;
using Macl.Text.Batches;

namespace Macl.Text.Tests.Batches;

public sealed class TokenCountsTests
{
    [Fact]
    public void Tokens_are_counted_without_start_and_end()
    {
        var tokenizer = ToyText.Tokenizer();
        using var data = SentenceDataSet.From("few", [new TextSample("the cat saw the river"), new TextSample("the cat")]);

        long[] counts = TokenCounts.Of(data, tokenizer, tokenizer.VocabularySize + 3, maxTokens: 32, mostSamples: 10);

        Assert.Equal(tokenizer.VocabularySize + 3, counts.Length);
        Assert.Equal([3L, 2, 1, 1, 7], [.. new[] { "the", "cat", "saw", "river" }.Select(word => counts[tokenizer.Encode(word, 32)[1]]), counts.Sum()]);
    }

    [Fact]
    public void Of_many_samples_some_are_counted_at_equal_distances()
    {
        var tokenizer = ToyText.Tokenizer();
        using var data = SentenceDataSet.From("many", Enumerable.Range(0, 10).Select(index => new TextSample(index % 5 == 0 ? "cat" : "river")));

        long[] counts = TokenCounts.Of(data, tokenizer, tokenizer.VocabularySize, maxTokens: 32, mostSamples: 2);

        Assert.Equal((2, 2), (counts[tokenizer.Encode("cat", 32)[1]], counts.Sum()));
    }
}
