namespace Macl.Learning.Evaluation;

/// <summary>
/// Accuracy of a support vector machine by nested cross-validation: in each outer training part, C is the smallest of
/// those with the best mean accuracy in an inner search; a machine with this C judges the outer test part.
/// </summary>
public sealed class SvmEvaluator(SvmEvaluatorOptions options) : IEvaluator<EmbeddingSet>
{
    /// <summary>The protocol of the graph papers.</summary>
    public SvmEvaluator()
        : this(new SvmEvaluatorOptions())
    {
    }

    /// <inheritdoc/>
    public string Name => "svm";

    /// <summary>Runs the protocol on stratified folds of its own (<see cref="StratifiedFolds.CreateNested"/>).</summary>
    /// <inheritdoc/>
    public EvaluationReport Evaluate(EmbeddingSet input, CancellationToken cancellation = default)
    {
        IReadOnlyList<int> labels = ClassIndex.LabelsOf(input);
        IReadOnlyList<NestedFold> folds = StratifiedFolds.CreateNested(labels, options.Folds, options.InnerFolds, options.Seed);
        return Report(input, folds, $"{options.Folds} stratified folds, {options.InnerFolds} inner ones, seed {options.Seed}", cancellation);
    }

    /// <summary>Runs the protocol on given folds, such as published ones.</summary>
    /// <inheritdoc cref="Evaluate(EmbeddingSet, CancellationToken)"/>
    public EvaluationReport Evaluate(EmbeddingSet input, IReadOnlyList<NestedFold> folds, CancellationToken cancellation = default) =>
        Report(input, folds, $"{folds.Count} given folds", cancellation);

    private EvaluationReport Report(EmbeddingSet set, IReadOnlyList<NestedFold> folds, string division, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallelism, CancellationToken = cancellation };
        var classes = ClassIndex.Of(ClassIndex.LabelsOf(set));
        FoldChecks.ThrowIfUnfit(folds, classes);
        var classifier = new SvmFoldClassifier(set, classes, options, NestedSearch.ThreadsFor(folds, options.MaxParallelism), parallel);
        NestedResult[] results = new NestedSearch(folds, options.Costs, classes, classifier, parallel).Run();
        return new EvaluationReport(
            $"C-SVC, {options.Kernel.Describe()} kernel, features as they are; {division}; "
            + $"C from {{{string.Join(", ", options.Costs)}}} by mean inner accuracy, ties to the smallest",
            [new Metric("accuracy", [.. results.Select(result => result.Accuracy)])],
            [.. Notes(results)]);
    }

    private IEnumerable<string> Notes(NestedResult[] results)
    {
        yield return $"C chosen by fold: {string.Join(", ", results.Select(result => result.Cost))}.";
        int notConverged = results.Sum(result => result.NotConverged);
        if (notConverged > 0)
        {
            yield return $"{notConverged} two-class machines stopped at {options.Solver.MaxIterations} iterations before they converged to {options.Solver.Tolerance}.";
        }
    }
}
