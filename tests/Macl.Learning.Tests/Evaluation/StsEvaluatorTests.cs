using Macl.Learning.Data;
using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class StsEvaluatorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_task_is_judged_over_all_pairs_and_by_subset()
    {
        ScoredPairs pairs = RandomPairs(("images", 40), ("headlines", 25), ("forum", 10));

        EvaluationReport report = new StsEvaluator().Evaluate(pairs, Cancellation);

        Dictionary<string, IReadOnlyList<double>> metrics = report.Metrics.ToDictionary(metric => metric.Name, metric => metric.Values, StringComparer.Ordinal);
        ScoredPair[][] subsets = [.. pairs.Pairs.GroupBy(pair => pair.Subset, StringComparer.Ordinal).Select(group => group.ToArray())];
        AssertClose([Spearman(pairs, pairs.Pairs)], metrics["spearman"]);
        AssertClose([Pearson(pairs, pairs.Pairs)], metrics["pearson"]);
        AssertClose(subsets.Select(subset => Spearman(pairs, subset)), metrics["spearmanOfSubsets"]);
        AssertClose(subsets.Select(subset => Pearson(pairs, subset)), metrics["pearsonOfSubsets"]);
        AssertClose([subsets.Sum(subset => subset.Length * Spearman(pairs, subset)) / 75], metrics["spearmanWeightedMean"]);
        AssertClose([subsets.Sum(subset => subset.Length * Pearson(pairs, subset)) / 75], metrics["pearsonWeightedMean"]);
        Assert.Equal("spearman", report.Metrics[0].Name);
        Assert.Equal(["Subsets: images (40 pairs), headlines (25 pairs), forum (10 pairs)."], report.Notes);
        Assert.Equal("Cosine similarity of 75 pairs against their scores, all subsets together; equal values have the mean of their ranks", report.Protocol);
    }

    [Fact]
    public void A_task_without_subsets_has_two_numbers()
    {
        EvaluationReport report = new StsEvaluator().Evaluate(RandomPairs(("", 20)), Cancellation);

        Assert.Equal(["spearman", "pearson"], report.Metrics.Select(metric => metric.Name));
        Assert.Empty(report.Notes);
    }

    [Fact]
    public void Length_does_not_matter_and_no_direction_is_similar_to_nothing()
    {
        var embeddings = new EmbeddingSet([1, 0, 0, 0.25f, 4096, 4096, 0, 0, -3, 0], 2);

        // Similarities: √½, √½, 0, −1.
        EvaluationReport report = new StsEvaluator().Evaluate(new ScoredPairs(embeddings, [new(0, 2, 3), new(1, 2, 3), new(0, 3, 2), new(0, 4, 1)]), Cancellation);

        Assert.Equal(1, report.Metrics[0].Mean, 1e-12);
    }

    [Fact]
    public void A_collapsed_encoder_counts_as_zero_and_is_noted()
    {
        var same = new EmbeddingSet([3, 4, 3, 4, 3, 4], 2);

        EvaluationReport report = new StsEvaluator().Evaluate(new ScoredPairs(same, [new(0, 1, 1, "x"), new(1, 2, 2, "x"), new(0, 2, 1, "y"), new(0, 1, 5, "y")]), Cancellation);

        Assert.All(report.Metrics, metric => Assert.Equal(0, metric.Mean));
        Assert.Contains("All similarities are equal in 2 of 2 subsets: no correlation is defined, and 0 counted.", report.Notes);
    }

    [Theory]
    [InlineData(0, 3, 1.0, "Pair 1 has rows 0 and 3; allowed are 0 to 2.")]
    [InlineData(-1, 2, 1.0, "Pair 1 has rows -1 and 2; allowed are 0 to 2.")]
    [InlineData(0, 2, double.NaN, "The score of pair 1 is NaN; it must be finite.")]
    [InlineData(0, 2, 4.0, "All 2 scores in subset 'news' are 4; a correlation needs scores that differ.")]
    public void A_pair_that_does_not_fit_is_refused(int first, int second, double score, string message) =>
        AssertRefused(message, new ScoredPair(0, 1, 4, "news"), new ScoredPair(first, second, score, "news"));

    [Fact]
    public void Too_few_pairs_are_refused()
    {
        AssertRefused("There are 0 pairs; at least 2 are needed.");
        AssertRefused("There is 1 pair in the task; a correlation needs at least 2.", new ScoredPair(0, 1, 4));
        AssertRefused("There is 1 pair in subset 'b'; a correlation needs at least 2.", new(0, 1, 4, "a"), new(0, 1, 4, "b"), new(1, 2, 3, "a"));
    }

    [Fact]
    public void A_cancelled_evaluation_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new StsEvaluator().Evaluate(RandomPairs(("", 3)), source.Token));
    }

    private static void AssertRefused(string message, params ScoredPair[] pairs) => Assert.StartsWith(
        message, Assert.Throws<ArgumentException>(() => new ScoredPairs(new EmbeddingSet([1, 2, 3], 1), pairs)).Message, StringComparison.Ordinal);

    private static void AssertClose(IEnumerable<double> expected, IEnumerable<double> actual) =>
        Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) < 1e-12);

    /// <summary>Sentences shared by several pairs; scores in fifths that follow the similarity loosely.</summary>
    private static ScoredPairs RandomPairs(params (string Name, int Count)[] subsets)
    {
        var random = RandomStreams.For(7);
        var embeddings = new EmbeddingSet([.. Enumerable.Range(0, 30 * 5).Select(_ => (float)random.NextDouble() - 0.3f)], 5);
        return new ScoredPairs(embeddings, [.. subsets.SelectMany(subset => Enumerable.Range(0, subset.Count).Select(_ => Pair(subset.Name)))]);

        ScoredPair Pair(string name)
        {
            var (first, second) = (random.Next(30), random.Next(30));
            return new ScoredPair(first, second, Math.Round(5 * (Cosine(embeddings, first, second) + random.NextDouble())) / 5, name);
        }
    }

    private static double Cosine(EmbeddingSet set, int first, int second) =>
        Dot(set, first, second) / Math.Sqrt(Dot(set, first, first) * Dot(set, second, second));

    private static double Dot(EmbeddingSet set, int first, int second) => Enumerable.Range(0, set.Dimension).Sum(column => (double)set[first][column] * set[second][column]);

    private static double Spearman(ScoredPairs task, IReadOnlyList<ScoredPair> pairs) =>
        Pearson(Ranks([.. pairs.Select(pair => Math.Round(Cosine(task.Embeddings, pair.First, pair.Second), 12))]), Ranks([.. pairs.Select(pair => pair.Score)]));

    private static double Pearson(ScoredPairs task, IReadOnlyList<ScoredPair> pairs) =>
        Pearson([.. pairs.Select(pair => Cosine(task.Embeddings, pair.First, pair.Second))], [.. pairs.Select(pair => pair.Score)]);

    /// <summary>By counting: those below, and half of those equal.</summary>
    private static double[] Ranks(double[] values) => [.. values.Select(value => values.Count(other => other < value) + (values.Count(other => other == value) / 2.0))];

    private static double Pearson(double[] one, double[] other)
    {
        var (meanOne, meanOther) = (one.Average(), other.Average());
        double Product(double[] left, double leftMean, double[] right, double rightMean) => left.Zip(right, (a, b) => (a - leftMean) * (b - rightMean)).Sum();
        return Product(one, meanOne, other, meanOther) / Math.Sqrt(Product(one, meanOne, one, meanOne) * Product(other, meanOther, other, meanOther));
    }
}
