namespace Macl.Learning.Evaluation;

/// <summary>
/// Semantic textual similarity without training: Spearman's correlation of cosine similarities with the scores of people over all pairs of a
/// task, which is the number of SimCSE's tables; beside it Pearson's, and both by subset. <see cref="StsCorrelations"/> has the same with the
/// names of the subsets.
/// </summary>
public sealed class StsEvaluator : IEvaluator<ScoredPairs>
{
    /// <inheritdoc/>
    public string Name => "sts";

    /// <summary>
    /// <c>spearman</c> and <c>pearson</c> over all pairs; of a task with several subsets also <c>spearmanOfSubsets</c> and
    /// <c>pearsonOfSubsets</c>, a value each, whose mean is the plain one, and <c>spearmanWeightedMean</c> and <c>pearsonWeightedMean</c>.
    /// </summary>
    /// <inheritdoc/>
    public EvaluationReport Evaluate(ScoredPairs input, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var correlations = StsCorrelations.Of(input);
        return new EvaluationReport(
            $"Cosine similarity of {input.Pairs.Count} pairs against their scores, all subsets together; equal values have the mean of their ranks",
            [.. Metrics(correlations)],
            [.. Notes(correlations)]);
    }

    private static IEnumerable<Metric> Metrics(StsCorrelations correlations)
    {
        yield return new Metric("spearman", [correlations.All.Spearman]);
        yield return new Metric("pearson", [correlations.All.Pearson]);
        if (correlations.Subsets.Count > 1)
        {
            yield return new Metric("spearmanOfSubsets", [.. correlations.Subsets.Select(subset => subset.Correlation.Spearman)]);
            yield return new Metric("pearsonOfSubsets", [.. correlations.Subsets.Select(subset => subset.Correlation.Pearson)]);
            yield return new Metric("spearmanWeightedMean", [correlations.WeightedMean(correlation => correlation.Spearman)]);
            yield return new Metric("pearsonWeightedMean", [correlations.WeightedMean(correlation => correlation.Pearson)]);
        }
    }

    private static IEnumerable<string> Notes(StsCorrelations correlations)
    {
        if (correlations.Subsets.Count > 1)
        {
            yield return $"Subsets: {string.Join(", ", correlations.Subsets.Select(subset => $"{subset.Name} ({subset.Pairs} pairs)"))}.";
        }

        string[] collapsed = [.. correlations.Subsets.Where(subset => subset.Correlation.Collapsed).Select(subset => subset.Name)];
        if (collapsed.Length > 0)
        {
            yield return $"All similarities are equal in {collapsed.Length} of {correlations.Subsets.Count} subsets: no correlation is defined, and 0 counted.";
        }
    }
}
