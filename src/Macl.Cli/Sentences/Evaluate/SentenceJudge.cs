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

    private EmbeddingGeometry? _geometry;

    /// <summary>How the embeddings of the first task lie; after at least one task.</summary>
    public EmbeddingGeometry Geometry => _geometry ?? throw new InvalidOperationException("No task was judged.");

    /// <summary>Semantic textual similarity: the correlation over all pairs of the task, and that of each subset.</summary>
    public TaskScore Sts(SimilaritySet set)
    {
        progress.Phase($"judging by {set.Name}");
        var pairs = new SimilarityTask(set.Pairs).Embed(model, cancellation);
        Keep(pairs.Embeddings);
        var correlations = StsCorrelations.Of(pairs);
        var further = new Dictionary<string, double>(StringComparer.Ordinal) { ["pearson"] = Hundred * correlations.All.Pearson };
        foreach (var subset in correlations.Subsets.Where(subset => subset.Name.Length > 0))
        {
            further[subset.Name] = Hundred * subset.Correlation.Spearman;
        }

        return new TaskScore("sts", set.Name, "spearman", Hundred * correlations.All.Spearman, further);
    }

    /// <summary>Logistic regression by SentEval's protocol for the parts that the task has.</summary>
    public TaskScore Transfer(TransferSet set)
    {
        progress.Phase($"judging by {set.Name}");
        var train = Embed(set.Train);
        Keep(train);
        var evaluator = new TransferEvaluator();
        var report = set switch
        {
            { Development: { } development, Test: { } test } => evaluator.Evaluate(new DevelopmentSplit(train, Embed(development), Embed(test)), cancellation),
            { Test: { } test } => evaluator.Evaluate(new EmbeddingSplit(train, Embed(test)), cancellation),
            _ => evaluator.Evaluate(train, cancellation),
        };
        return ScoreOf("transfer", set.Name, report);
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
        Keep(embedded);
        var task = new RetrievalTask(SentenceEmbedder.Embed(model, queries, cancellation), embedded, [.. judgements]);
        return ScoreOf("retrieval", data.Name, new RetrievalEvaluator().Evaluate(task, cancellation));
    }

    private static Dictionary<string, int> RowsOf(string[] texts) => texts.Index().ToDictionary(text => text.Item, text => text.Index, StringComparer.Ordinal);

    private static TaskScore ScoreOf(string protocol, string name, EvaluationReport report) => new(
        protocol, name, report.Metrics[0].Name, Hundred * report.Metrics[0].Mean,
        report.Metrics.Skip(1).ToDictionary(metric => metric.Name, metric => Hundred * metric.Mean, StringComparer.Ordinal));

    private EmbeddingSet Embed(IReadOnlyList<LabelledText> texts)
    {
        int[] labels = [.. texts.Select(text => text.Label)];
        if (texts[0].Second is null)
        {
            var embeddings = SentenceEmbedder.Embed(model, [.. texts.Select(text => text.Text)], cancellation);
            return new EmbeddingSet(embeddings.Values, embeddings.Dimension, labels);
        }

        var both = SentenceEmbedder.Embed(model, [.. texts.Select(text => text.Text), .. texts.Select(text => text.Second!)], cancellation);
        return PairFeatures.Of(both, [.. Enumerable.Range(0, texts.Count).Select(row => (row, texts.Count + row))], labels);
    }

    private void Keep(EmbeddingSet embeddings) => _geometry ??= EmbeddingGeometry.Of(embeddings);
}
