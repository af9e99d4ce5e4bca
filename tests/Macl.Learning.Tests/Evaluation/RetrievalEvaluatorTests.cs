using Macl.Learning.Data;
using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class RetrievalEvaluatorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Documents in the order of their similarity to (1, 0): 2, 0, 3, 1.</summary>
    private static readonly EmbeddingSet _documents = new([4, 3, -1, 2, 9, 1, 1, 4], 2);

    [Fact]
    public void An_example_by_hand()
    {
        var queries = new EmbeddingSet([1, 0, 0, 7], 2);
        var task = new RetrievalTask(queries, _documents, [new(0, 0, 3), new(0, 1, 2), new(0, 2, 0), new(1, 3)]);
        var options = new RetrievalOptions { RecallAt = [1, 2, 9], ReciprocalRankAt = [1, 3], DiscountedGainAt = [2, 4] };

        EvaluationReport report = new RetrievalEvaluator(options).Evaluate(task, Cancellation);

        // Query 0 finds its documents at ranks 2 and 4; query 1, of similarities .6, .89, .11, .97, its only one at rank 1.
        double log3 = Math.Log2(3);
        Assert.Equal(
            [
                ("ndcgAt2", ((3 / log3 / (3 + (2 / log3))) + 1) / 2),
                ("ndcgAt4", ((((3 / log3) + (2 / Math.Log2(5))) / (3 + (2 / log3))) + 1) / 2),
                ("mrrAt1", (0 + 1) / 2.0),
                ("mrrAt3", ((1 / 2.0) + 1) / 2),
                ("recallAt1", (0 + 1) / 2.0),
                ("recallAt2", ((1 / 2.0) + 1) / 2),
                ("recallAt9", 1),
            ],
            report.Metrics.Select(metric => (metric.Name, metric.Values.Single())),
            (expected, actual) => string.Equals(expected.Item1, actual.Item1, StringComparison.Ordinal) && Math.Abs(expected.Item2 - actual.Item2) < 1e-15);
        Assert.Empty(report.Notes);
        Assert.Equal("2 queries over 4 documents, exact search by cosine similarity, of equal ones the first", report.Protocol);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(13, 30)]
    [InlineData(50, 400)]
    public void Every_measure_is_that_of_double_loops(int queries, int documents)
    {
        RetrievalTask task = RandomTask(queries, documents, out RelevanceJudgement[] judgements);

        EvaluationReport report = new RetrievalEvaluator().Evaluate(task, Cancellation);

        var rankings = Enumerable.Range(0, queries).Where(query => judgements.Any(judgement => judgement.Query == query))
            .Select(query => (Ranking: Rank(task, query), Grades: judgements.Where(judgement => judgement.Query == query).ToDictionary(judgement => judgement.Document, judgement => judgement.Grade)))
            .ToList();
        AssertMetric("recallAt1", 1, Recall);
        AssertMetric("recallAt5", 5, Recall);
        AssertMetric("recallAt10", 10, Recall);
        AssertMetric("mrrAt10", 10, ReciprocalRank);
        AssertMetric("ndcgAt10", 10, DiscountedGain);
        Assert.Equal("ndcgAt10", report.Metrics[0].Name);

        void AssertMetric(string name, int k, Func<int[], Dictionary<int, double>, double> measure) => Assert.Equal(
            rankings.Average(item => measure([.. item.Ranking.Take(k)], item.Grades)), report.Metrics.Single(metric => string.Equals(metric.Name, name, StringComparison.Ordinal)).Mean, 1e-12);

        double DiscountedGain(int[] found, Dictionary<int, double> grades) => Gain([.. found.Select(document => grades.GetValueOrDefault(document))]) / Gain([.. grades.Values.OrderDescending().Take(10)]);
    }

    [Fact]
    public void Of_equally_similar_documents_the_first_rows_count()
    {
        var same = new EmbeddingSet([.. Enumerable.Repeat(new[] { 0.3f, 0.4f, 0.7f }, 20).SelectMany(row => row)], 3);
        var task = new RetrievalTask(new EmbeddingSet([1, 2, 3], 3), same, [new(0, 3), new(0, 12)]);

        EvaluationReport report = new RetrievalEvaluator().Evaluate(task, Cancellation);

        Assert.Equal([1.0 / 4, 0, 0.5, 0.5], report.Metrics.Skip(1).Select(metric => metric.Mean));
    }

    [Fact]
    public void Queries_without_a_relevant_document_are_left_out_and_noted()
    {
        var queries = new EmbeddingSet([0, 1, 1, 0, 1, 1], 2);
        var task = new RetrievalTask(queries, _documents, [new(0, 1, 0), new(1, 2)]);

        EvaluationReport report = new RetrievalEvaluator().Evaluate(task, Cancellation);

        Assert.All(report.Metrics, metric => Assert.Equal(1, metric.Mean));
        Assert.Equal(["2 of 3 queries have no relevant document and were left out."], report.Notes);
    }

    [Fact]
    public void Threads_do_not_change_the_result()
    {
        RetrievalTask task = RandomTask(61, 333, out _);

        Assert.Equal(With(1), With(3));

        IEnumerable<double> With(int threads) =>
            new RetrievalEvaluator(new RetrievalOptions { MaxParallelism = threads }).Evaluate(task, Cancellation).Metrics.Select(metric => metric.Mean);
    }

    [Theory]
    [InlineData(2, 0, 1.0, "A judgement is on query 2 and document 0; allowed are 0 to 1 and 0 to 3.")]
    [InlineData(0, 4, 1.0, "A judgement is on query 0 and document 4; allowed are 0 to 1 and 0 to 3.")]
    [InlineData(0, -1, 1.0, "A judgement is on query 0 and document -1; allowed")]
    [InlineData(0, 0, -1.0, "The grade of document 0 for query 0 is -1; it must be finite and at least 0.")]
    [InlineData(0, 0, double.NaN, "The grade of document 0 for query 0 is NaN; it must be finite and at least 0.")]
    [InlineData(0, 1, 2.0, "Document 1 has two grades above 0 for query 0; one is allowed.")]
    public void A_judgement_that_does_not_fit_is_refused(int query, int document, double grade, string message) =>
        AssertRefused(message, new EmbeddingSet([1, 0, 0, 1], 2), new RelevanceJudgement(0, 1), new RelevanceJudgement(query, document, grade));

    [Fact]
    public void A_task_without_answers_is_refused() =>
        AssertRefused("None of the 2 queries has a relevant document in 1 judgements; at least one is needed.", new EmbeddingSet([1, 0, 0, 1], 2), new RelevanceJudgement(0, 1, 0));

    [Fact]
    public void Different_dimensions_are_refused_with_both_shapes() =>
        AssertRefused("Queries are 1 × 3, documents 4 × 2; the dimensions must be equal.", new EmbeddingSet([1, 0, 0], 3), new RelevanceJudgement(0, 1));

    [Fact]
    public void Depths_that_do_not_ascend_are_refused()
    {
        Assert.StartsWith("RecallAt is [5, 1]; the depths must be positive and ascending", Assert.Throws<ArgumentException>(() => new RetrievalOptions { RecallAt = [5, 1] }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RetrievalOptions { ReciprocalRankAt = [0] });
        Assert.Throws<ArgumentException>(() => new RetrievalOptions { DiscountedGainAt = [] });
    }

    [Fact]
    public void A_cancelled_evaluation_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new RetrievalEvaluator().Evaluate(RandomTask(5, 5, out _), source.Token));
    }

    private static void AssertRefused(string message, EmbeddingSet queries, params RelevanceJudgement[] judgements) => Assert.StartsWith(
        message, Assert.Throws<ArgumentException>(() => new RetrievalTask(queries, _documents, judgements)).Message, StringComparison.Ordinal);

    /// <summary>Up to 12 relevant documents a query, with grades from 1 to 3; some queries have none.</summary>
    private static RetrievalTask RandomTask(int queries, int documents, out RelevanceJudgement[] judgements)
    {
        var random = RandomStreams.For(queries, documents);
        judgements =
        [
            .. from query in Enumerable.Range(0, queries)
               from document in Enumerable.Range(0, documents).OrderBy(_ => random.Next()).Take(query == 0 ? 1 : random.Next(13)).ToList()
               select new RelevanceJudgement(query, document, random.Next(1, 4)),
        ];
        return new RetrievalTask(Set(queries), Set(documents), judgements);

        EmbeddingSet Set(int count) => new([.. Enumerable.Range(0, count * 4).Select(_ => (float)random.NextDouble() - 0.5f)], 4);
    }

    private static int[] Rank(RetrievalTask task, int query) =>
        [.. Enumerable.Range(0, task.Documents.Count).OrderByDescending(document => Math.Round(Cosine([.. task.Queries[query]], [.. task.Documents[document]]), 6)).ThenBy(document => document)];

    private static double Recall(int[] found, Dictionary<int, double> grades) => found.Count(grades.ContainsKey) / (double)grades.Count;

    private static double ReciprocalRank(int[] found, Dictionary<int, double> grades) => Array.FindIndex(found, grades.ContainsKey) is >= 0 and var rank ? 1.0 / (rank + 1) : 0;

    private static double Gain(double[] grades) => grades.Select((grade, rank) => grade / Math.Log2(rank + 2)).Sum();

    private static double Cosine(float[] a, float[] b) =>
        a.Zip(b).Sum(pair => (double)pair.First * pair.Second) / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(x => (double)x * x));
}
