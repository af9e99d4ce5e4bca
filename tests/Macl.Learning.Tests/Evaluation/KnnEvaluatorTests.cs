using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class KnnEvaluatorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("iris", 1, 0.1)]
    [InlineData("iris", 20, 0.1)]
    [InlineData("digits", 7, 0.5)]
    [InlineData("digits", 200, 0.1)]
    [InlineData("cancer", 15, 0.01)]
    [InlineData("pooled", 30, 1.0)]
    public void Accuracy_is_that_of_double_loops(string name, int neighbours, double temperature)
    {
        var split = new EmbeddingSplit(EvaluationReference.Train(name), EvaluationReference.Test(name));

        EvaluationReport report = Evaluator(neighbours, temperature).Evaluate(split, Cancellation);

        Assert.Equal(NaiveAccuracy(split, neighbours, temperature), report.Metrics.Single().Values.Single(), 1e-12);
    }

    [Fact]
    public void Folds_are_judged_each_by_the_others()
    {
        EmbeddingSet set = EvaluationReference.Set("iris");
        var options = new KnnOptions { Neighbours = 9, CrossValidation = new CrossValidationOptions { Folds = 4, Seed = 8 } };

        IReadOnlyList<double> accuracies = new KnnEvaluator(options).Evaluate(set, Cancellation).Metrics[0].Values;

        Assert.Equal(
            StratifiedFolds.Create(set.Labels!, 4, 8).Select(fold =>
                NaiveAccuracy(new EmbeddingSplit(set.Select(fold.Train), set.Select(fold.Test)), 9, 0.1)),
            accuracies,
            (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Of_equally_similar_neighbours_the_first_rows_count(int neighbours)
    {
        float[] row = [0.3f, 0.4f, 0.5f];
        var train = new EmbeddingSet([.. Enumerable.Repeat(row, 5).SelectMany(values => values)], 3, [2, 2, 1, 1, 1]);

        Assert.Equal(1, Accuracy(train, new EmbeddingSet(row, 3, [2]), neighbours));
    }

    [Fact]
    public void Of_equal_votes_the_smallest_label_wins()
    {
        var train = new EmbeddingSet([1, 0, 0, 1], 2, [8, -2]);

        Assert.Equal(1, Accuracy(train, new EmbeddingSet([1, 1], 2, [-2]), neighbours: 2));
    }

    [Fact]
    public void Length_does_not_matter()
    {
        var train = new EmbeddingSet([1, 0, 0, 1000], 2, [0, 1]);

        Assert.Equal(1, Accuracy(train, new EmbeddingSet([500, 1, 0.001f, 0.002f], 2, [0, 1]), neighbours: 1));
    }

    [Fact]
    public void An_embedding_of_length_zero_is_similar_to_nothing()
    {
        var train = new EmbeddingSet([0, 0, -1, 0, -1, 0], 2, [3, 4, 4]);

        Assert.Equal(1, Accuracy(train, new EmbeddingSet([1, 0], 2, [3]), neighbours: 1));
    }

    [Fact]
    public void A_tiny_temperature_leaves_the_vote_to_the_nearest()
    {
        var options = new KnnOptions { Temperature = 1e-6 };
        var train = new EmbeddingSet([1, 0, 1, 0.5f, 1, 0.6f, 1, 0.7f], 2, [0, 1, 1, 1]);

        EvaluationReport report = new KnnEvaluator(options).Evaluate(new EmbeddingSplit(train, new EmbeddingSet([1, 0.1f], 2, [0])), Cancellation);

        Assert.Equal(1, report.Metrics[0].Mean);
    }

    [Fact]
    public void Threads_do_not_change_the_result()
    {
        EmbeddingSet set = EvaluationReference.Set("digits");

        Assert.Equal(With(1), With(3));

        IReadOnlyList<double> With(int threads) =>
            new KnnEvaluator(new KnnOptions { CrossValidation = new CrossValidationOptions { MaxParallelism = threads } }).Evaluate(set, Cancellation).Metrics[0].Values;
    }

    [Fact]
    public void The_defaults_are_200_neighbours_at_temperature_a_tenth() =>
        Assert.Equal(
            "kNN, cosine similarity, k 200, weights exp(similarity / 0.1); 10 stratified folds, seed 0",
            new KnnEvaluator().Evaluate(EvaluationReference.Set("iris"), Cancellation).Protocol);

    [Fact]
    public void Different_dimensions_are_refused() =>
        Assert.Contains(
            "1 × 2, test embeddings 1 × 3",
            Assert.Throws<ArgumentException>(() => new EmbeddingSplit(new EmbeddingSet([1, 2], 2, [0]), new EmbeddingSet([1, 2, 3], 3, [0]))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_cancelled_evaluation_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new KnnEvaluator().Evaluate(EvaluationReference.Set("iris"), source.Token));
    }

    private static KnnEvaluator Evaluator(int neighbours, double temperature) =>
        new(new KnnOptions { Neighbours = neighbours, Temperature = temperature });

    private static double Accuracy(EmbeddingSet train, EmbeddingSet test, int neighbours) =>
        Evaluator(neighbours, 0.1).Evaluate(new EmbeddingSplit(train, test), Cancellation).Metrics[0].Mean;

    private static double NaiveAccuracy(EmbeddingSplit split, int neighbours, double temperature) =>
        Enumerable.Range(0, split.Test.Count).Average(row => Predict(split.Train, [.. split.Test[row]], neighbours, temperature) == split.Test.Labels![row] ? 1.0 : 0);

    private static int Predict(EmbeddingSet train, float[] query, int neighbours, double temperature) =>
        Enumerable.Range(0, train.Count)
            .Select(row => (Similarity: Cosine([.. train[row]], query), Label: train.Labels![row]))
            .OrderByDescending(item => Math.Round(item.Similarity, 6))
            .Take(neighbours)
            .GroupBy(item => item.Label)
            .OrderByDescending(votes => votes.Sum(item => Math.Exp(item.Similarity / temperature)))
            .ThenBy(votes => votes.Key)
            .First().Key;

    private static double Cosine(float[] a, float[] b) =>
        a.Zip(b).Sum(pair => (double)pair.First * pair.Second) / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(x => (double)x * x));
}
