using Macl.Testing;
using Macl.Text.Encoders;
using Macl.Text.Models;

namespace Macl.Text.Tests.Models;

public sealed class SentenceEmbedderTests : IDisposable
{
    private readonly SentenceModel _model = ToyModel.Create(Pooling.Mean);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Every_sentence_has_the_embedding_that_it_has_alone_in_its_place()
    {
        var sentences = ToyText.Sentences(700);
        var together = SentenceEmbedder.Embed(_model, sentences, TestContext.Current.CancellationToken);

        Assert.Equal(700, together.Count);
        foreach (int row in new[] { 0, 1, 255, 256, 699 })
        {
            var alone = SentenceEmbedder.Embed(_model, [sentences[row]], TestContext.Current.CancellationToken);
            Assert.All(alone.Values.Zip(together[row].ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Fact]
    public void Sentences_are_read_as_they_are_needed()
    {
        int read = 0;
        IEnumerable<string> Endless()
        {
            while (true)
            {
                read++;
                yield return "the cat";
            }
        }

        float[] rows = SentenceEmbedder.InOrder(_model, Endless(), TestContext.Current.CancellationToken).First();

        Assert.Equal(8192 * ToyModel.Size, rows.Length);
        Assert.InRange(read, 8192, 3 * 8192);
    }

    [Fact]
    public void Sentences_that_are_read_as_they_are_needed_have_the_same_embeddings()
    {
        var sentences = ToyText.Sentences(700);

        var lazily = SentenceEmbedder.Embed(_model, sentences.Select(sentence => sentence), 700, TestContext.Current.CancellationToken);

        Assert.Equal(SentenceEmbedder.Embed(_model, sentences, TestContext.Current.CancellationToken).Values, lazily.Values);
    }

    [Theory]
    [InlineData(1, "count is 1; it must be the number of the sentences.")]
    [InlineData(3, "count is 3; it must be the number of the sentences.")]
    [InlineData(int.MaxValue, "There are 2,147,483,647 sentences;")]
    public void Another_number_of_sentences_than_was_said_is_refused(int count, string because) =>
        Assert.StartsWith(
            because,
            Assert.Throws<ArgumentException>(() => SentenceEmbedder.Embed(_model, ["rain", "the cat"], count, TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Dropout_is_off_for_the_time()
    {
        _model.Encoder.train();
        var first = SentenceEmbedder.Embed(_model, ["rain fell"], TestContext.Current.CancellationToken);
        var second = SentenceEmbedder.Embed(_model, ["rain fell"], TestContext.Current.CancellationToken);

        Assert.Equal(first.Values, second.Values);
        Assert.True(_model.Encoder.training);
    }

    [Fact]
    public void It_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SentenceEmbedder.Embed(_model, ["rain"], stop.Token));
    }

    [Fact]
    public void It_leaves_no_tensor_behind() => Assert.Equal(0, LeakGuard.TensorsLeftBy(() => SentenceEmbedder.Embed(_model, ToyText.Sentences(50))));
}
