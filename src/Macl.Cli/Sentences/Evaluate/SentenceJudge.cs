using Macl.Cli.Progress;
using Macl.Inputs.Text.Sentences;
using Macl.Inputs.Text.SentEval;
using Macl.Learning.Evaluation;
using Macl.Text.Evaluation;
using Macl.Text.Models;

namespace Macl.Cli.Sentences.Evaluate;

/// <summary>Judges a sentence encoder by tasks.</summary>
internal sealed class SentenceJudge(SentenceModel model, ProgressDisplay progress, CancellationToken cancellation)
{
    private const double Hundred = 100;
    private const string Benchmark = "STS-B";
    private const double AlikeAboveScore = 4;

    private (string Task, EmbeddingGeometry Geometry)? _described;

    /// <summary>How the embeddings of a task lie, of STS-B or else of the first; after at least one task.</summary>
    public (string Task, EmbeddingGeometry Geometry) Described => _described ?? throw new InvalidOperationException("No task was judged.");

    /// <summary>Semantic textual similarity: the correlation over all pairs of the task, and that of each subset.</summary>
    public TaskScore Sts(SimilaritySet set)
    {
        progress.Phase($"judging by {set.Name}");
        var pairs = new SimilarityTask(set.Pairs).Embed(model, cancellation);
        Describe(set.Name, pairs);
        var correlations = StsCorrelations.Of(pairs);
        var further = new Dictionary<string, double>(StringComparer.Ordinal) { ["pearson"] = Hundred * correlations.All.Pearson };
        foreach (var subset in correlations.Subsets.Where(subset => subset.Name.Length > 0))
        {
            further[subset.Name] = Hundred * subset.Correlation.Spearman;
        }

        return new TaskScore("sts", set.Name, "spearman", Hundred * correlations.All.Spearman, further, [.. NotesOn(correlations)]);
    }

    /// <summary>Logistic regression by SentEval's protocol for the parts that the task has.</summary>
    public TaskScore Transfer(TransferSet set)
    {
        progress.Phase($"judging by {set.Name}");
        var train = Embed(set.Train);
        Describe(set.Name, train);
        var evaluator = new TransferEvaluator();
        var report = set switch
        {
            { Development: { } development, Test: { } test } => evaluator.Evaluate(new DevelopmentSplit(train, Embed(development), Embed(test)), cancellation),
            { Test: { } test } => evaluator.Evaluate(new EmbeddingSplit(train, Embed(test)), cancellation),
            _ => evaluator.Evaluate(train, cancellation),
        };
        return ScoreOf("transfer", set.Name, report, report.Notes);
    }

    /// <summary>Every query against the distinct positives of all.</summary>
    public TaskScore Retrieval(SentenceDataSet data)
    {
        progress.Phase($"judging by retrieval in {data.Name}");
        TextSample[] samples = [.. Enumerable.Range(0, data.Count).Select(data.Read)];
        string[] queries = [.. samples.Select(sample => sample.Text).Distinct(StringComparer.Ordinal)];
        string[] documents = [.. samples.Select(sample => sample.Positive!).Distinct(StringComparer.Ordinal)];
        var (queryRows, documentRows) = (RowsOf(queries), RowsOf(documents));
        var judgements = samples.Select(sample => new RelevanceJudgement(queryRows[sample.Text], documentRows[sample.Positive!])).Distinct();
        var embedded = SentenceEmbedder.Embed(model, documents, cancellation);
        Describe(data.Name, embedded);
        var task = new RetrievalTask(SentenceEmbedder.Embed(model, queries, cancellation), embedded, [.. judgements]);
        var report = new RetrievalEvaluator().Evaluate(task, cancellation);
        return ScoreOf("retrieval", data.Name, report, [.. data.Remarks.Select(remark => $"{remark}."), .. report.Notes]);
    }

    private static Dictionary<string, int> RowsOf(string[] texts) => texts.Index().ToDictionary(text => text.Item, text => text.Index, StringComparer.Ordinal);

    private static TaskScore ScoreOf(string protocol, string name, EvaluationReport report, IReadOnlyList<string> notes) => new(
        protocol, name, report.Metrics[0].Name, Hundred * report.Metrics[0].Mean,
        report.Metrics.Skip(1).ToDictionary(metric => metric.Name, metric => Hundred * metric.Mean, StringComparer.Ordinal), notes);

    private static IEnumerable<string> NotesOn(StsCorrelations correlations) =>
        from subset in correlations.Subsets
        where subset.Correlation.Collapsed
        select $"All {subset.Pairs} similarities{(subset.Name.Length > 0 ? $" of {subset.Name}" : "")} are equal: no correlation is defined, and 0 counted.";

    private EmbeddingSet Embed(IReadOnlyList<LabelledText> texts)
    {
        int[] labels = [.. texts.Select(text => text.Label)];
        if (texts[0].Second is null)
        {
            var embeddings = SentenceEmbedder.Embed(model, texts.Select(text => text.Text), texts.Count, cancellation);
            return new EmbeddingSet(embeddings.Values, embeddings.Dimension, labels);
        }

        var both = SentenceEmbedder.Embed(model, texts.Select(text => text.Text).Concat(texts.Select(text => text.Second!)), 2 * texts.Count, cancellation);
        return PairFeatures.Of(both, [.. Enumerable.Range(0, texts.Count).Select(row => (row, texts.Count + row))], labels);
    }

    /// <summary>The field describes encoders by STS-B, wherever among the tasks it comes.</summary>
    private void Describe(string task, ScoredPairs pairs)
    {
        if (task.Equals(Benchmark, StringComparison.Ordinal))
        {
            _described = (task, EmbeddingGeometry.Of(pairs, AlikeAboveScore));
        }
        else
        {
            Describe(task, pairs.Embeddings);
        }
    }

    private void Describe(string task, EmbeddingSet embeddings) => _described ??= (task, EmbeddingGeometry.Of(embeddings));
}
