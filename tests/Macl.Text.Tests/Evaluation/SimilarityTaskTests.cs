using Macl.Learning.Evaluation;
using Macl.Text.Encoders;
using Macl.Text.Evaluation;
using Macl.Text.Models;
using Macl.Text.Tests.Models;

namespace Macl.Text.Tests.Evaluation;

public sealed class SimilarityTaskTests
{
    [Fact]
    public void Each_sentence_is_embedded_once_and_every_pair_has_its_two()
    {
        using var model = ToyModel.Create(Pooling.Mean);
        var task = new SimilarityTask([new("the cat", "a house", 1), new("rain fell", "the cat", 3, "other"), new("a house", "rain fell", 2), new("rain", "rain", 5, "other")]);

        var pairs = task.Embed(model, TestContext.Current.CancellationToken);

        Assert.Equal((4, 4), (task.Count, pairs.Embeddings.Count));
        Assert.Equal(SentenceEmbedder.Embed(model, ["the cat", "a house", "rain fell", "rain"], TestContext.Current.CancellationToken).Values, pairs.Embeddings.Values);
        Assert.Equal([new(0, 1, 1), new(2, 0, 3, "other"), new(1, 2, 2), new(3, 3, 5, "other")], pairs.Pairs);
    }

    [Fact]
    public void An_encoder_is_judged_by_its_cosines()
    {
        using var model = ToyModel.Create(Pooling.Mean);
        var task = new SimilarityTask([new("the cat", "the cat", 5), new("the cat", "a small house near green hills", 1), new("the cat", "the old cat", 3)]);

        var report = new StsEvaluator().Evaluate(task.Embed(model, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.Equal(1, report.Metrics[0].Mean, 1e-12);
    }
}
