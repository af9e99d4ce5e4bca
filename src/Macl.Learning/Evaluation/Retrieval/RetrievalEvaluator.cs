namespace Macl.Learning.Evaluation;

/// <summary>
/// Whether the documents that answer a query are those most similar to it by cosine. The search is exact, in blocks of a few queries; of equally
/// similar documents the first rows count. The similarity to an embedding of length 0 is 0. Means are over the queries that have a relevant document.
/// </summary>
/// <remarks>
/// Recall@k: the fraction of a query's relevant documents among the first k. MRR@k: 1 / the rank of the first relevant document, 0 where it is not
/// among the first k. nDCG@k: Σ grade / log₂(rank + 1) over the first k relative to the best possible ranking (Järvelin and Kekäläinen, 2002), with the
/// grade itself as gain, as in trec_eval and BEIR, and not 2^grade − 1.
/// </remarks>
public sealed class RetrievalEvaluator(RetrievalOptions options) : IEvaluator<RetrievalTask>
{
    /// <summary>Recall@1, 5 and 10, MRR@10, nDCG@10.</summary>
    public RetrievalEvaluator()
        : this(new RetrievalOptions())
    {
    }

    /// <summary>A score of one ranking.</summary>
    private delegate double Score(ReadOnlySpan<int> ranking, int k, IReadOnlyDictionary<int, double> grades);

    /// <inheritdoc/>
    public string Name => "retrieval";

    /// <summary><c>ndcgAt10</c>, <c>mrrAt10</c>, <c>recallAt1</c>, <c>recallAt5</c>, <c>recallAt10</c>, or at other depths: a value each.</summary>
    /// <inheritdoc/>
    public EvaluationReport Evaluate(RetrievalTask input, CancellationToken cancellation = default)
    {
        int[][] rankings = Rank(input, cancellation);
        int unanswerable = input.Queries.Count - input.Answerable.Count;
        return new EvaluationReport(
            $"{input.Answerable.Count} queries over {input.Documents.Count} documents, exact search by cosine similarity, of equal ones the first",
            [
                .. options.DiscountedGainAt.Select(k => Mean("ndcg", RankingScores.DiscountedGain, k, input, rankings)),
                .. options.ReciprocalRankAt.Select(k => Mean("mrr", RankingScores.ReciprocalRank, k, input, rankings)),
                .. options.RecallAt.Select(k => Mean("recall", RankingScores.Recall, k, input, rankings)),
            ],
            unanswerable == 0 ? [] : [$"{unanswerable} of {input.Queries.Count} queries have no relevant document and were left out."]);
    }

    /// <summary>The nearest documents of each answerable query.</summary>
    private int[][] Rank(RetrievalTask task, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallelism, CancellationToken = cancellation };
        return new NeighbourSearch(new UnitRows(task.Documents), options.Deepest, parallel).Find(new UnitRows(task.Queries.Select(task.Answerable)), RowsOf);
    }

    private static int[] RowsOf(ReadOnlySpan<(float Similarity, int Row)> nearest)
    {
        var rows = new int[nearest.Length];
        for (int rank = 0; rank < rows.Length; rank++)
        {
            rows[rank] = nearest[rank].Row;
        }

        return rows;
    }

    private static Metric Mean(string name, Score score, int k, RetrievalTask task, int[][] rankings) =>
        new($"{name}At{k}", [task.Answerable.Zip(rankings, (query, ranking) => score(ranking, k, task.GradesOf(query))).Average()]);
}
