namespace Macl.Learning.Evaluation;

/// <summary>Queries, the documents to find, and which of them answer which query.</summary>
public sealed class RetrievalTask
{
    private readonly Dictionary<int, double>[] _gradesOf;

    /// <param name="queries">[Q, D]; labels are not looked at.</param>
    /// <param name="documents">[M, D].</param>
    /// <param name="judgements">At least one with a grade above 0. What is not judged is not relevant.</param>
    /// <exception cref="ArgumentException">
    /// The dimensions differ, a row does not exist, a grade is negative or not finite, a document has two grades above 0 for one query, or no query has a relevant document.
    /// </exception>
    public RetrievalTask(EmbeddingSet queries, EmbeddingSet documents, IReadOnlyList<RelevanceJudgement> judgements)
    {
        if (queries.Dimension != documents.Dimension)
        {
            throw new ArgumentException(
                $"Queries are {queries.Count} × {queries.Dimension}, documents {documents.Count} × {documents.Dimension}; the dimensions must be equal.", nameof(documents));
        }

        Queries = queries;
        Documents = documents;
        _gradesOf = [.. Enumerable.Range(0, queries.Count).Select(_ => new Dictionary<int, double>())];
        foreach (RelevanceJudgement judgement in judgements)
        {
            Add(judgement);
        }

        Answerable = [.. Enumerable.Range(0, queries.Count).Where(query => _gradesOf[query].Count > 0)];
        if (Answerable.Count == 0)
        {
            throw new ArgumentException($"None of the {queries.Count} queries has a relevant document in {judgements.Count} judgements; at least one is needed.", nameof(judgements));
        }
    }

    /// <summary>What is searched for.</summary>
    public EmbeddingSet Queries { get; }

    /// <summary>What is searched through.</summary>
    public EmbeddingSet Documents { get; }

    /// <summary>The queries that have a relevant document, ascending; the others say nothing about an encoder.</summary>
    public IReadOnlyList<int> Answerable { get; }

    /// <summary>The grade of each relevant document of a query.</summary>
    internal IReadOnlyDictionary<int, double> GradesOf(int query) => _gradesOf[query];

    private void Add(RelevanceJudgement judgement)
    {
        (int query, int document, double grade) = judgement;
        if (query < 0 || query >= Queries.Count || document < 0 || document >= Documents.Count)
        {
            throw new ArgumentException(
                $"A judgement is on query {query} and document {document}; allowed are 0 to {Queries.Count - 1} and 0 to {Documents.Count - 1}.", nameof(judgement));
        }

        if (grade is not (>= 0 and < double.PositiveInfinity))
        {
            throw new ArgumentException($"The grade of document {document} for query {query} is {grade}; it must be finite and at least 0.", nameof(judgement));
        }

        if (grade > 0 && !_gradesOf[query].TryAdd(document, grade))
        {
            throw new ArgumentException($"Document {document} has two grades above 0 for query {query}; one is allowed.", nameof(judgement));
        }
    }
}
