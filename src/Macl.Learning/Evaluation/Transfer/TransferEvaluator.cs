namespace Macl.Learning.Evaluation;

/// <summary>
/// Accuracy of logistic regression on frozen embeddings of sentences by SentEval's three protocols. A whole set (MR, CR, SUBJ, MPQA) is judged by
/// nested cross-validation; given training and test parts (TREC, MRPC) with C chosen by cross-validation on the training part; with a development
/// part (SST-2), with C chosen on that. C is the smallest of the best; what is judged is learned from the whole training part.
/// </summary>
/// <remarks>
/// docs/decisions/0018-transfer-protocol.md says where this differs from SentEval's code and why.
/// </remarks>
public sealed class TransferEvaluator(TransferOptions options) : IEvaluator<EmbeddingSet>, IEvaluator<EmbeddingSplit>, IEvaluator<DevelopmentSplit>
{
    /// <summary>10 folds, C from 2⁻² to 2⁵.</summary>
    public TransferEvaluator()
        : this(new TransferOptions())
    {
    }

    /// <inheritdoc/>
    public string Name => "transfer";

    private CrossValidationOptions Division => options.CrossValidation;

    /// <summary>
    /// <c>accuracy</c> in each outer fold and <c>innerAccuracy</c>, that of the chosen C in the search; of two classes also <c>f1</c>, that of the
    /// larger label.
    /// </summary>
    /// <inheritdoc/>
    public EvaluationReport Evaluate(EmbeddingSet input, CancellationToken cancellation = default)
    {
        IReadOnlyList<NestedFold> folds = StratifiedFolds.CreateNested(ClassIndex.LabelsOf(input), Division.Folds, Division.Folds, Division.Seed);
        return Report(input, folds, $"{Division.Folds} stratified folds, {Division.Folds} inner ones, seed {Division.Seed}", cancellation);
    }

    /// <summary>Runs the nested cross-validation on given folds, such as published ones.</summary>
    /// <inheritdoc cref="Evaluate(EmbeddingSet, CancellationToken)"/>
    public EvaluationReport Evaluate(EmbeddingSet input, IReadOnlyList<NestedFold> folds, CancellationToken cancellation = default) =>
        Report(input, folds, $"{folds.Count} given folds", cancellation);

    /// <summary>
    /// <c>accuracy</c> on the test part and <c>innerAccuracy</c>, that of the chosen C in the cross-validation; of two classes also <c>f1</c>, that of
    /// the larger label.
    /// </summary>
    /// <inheritdoc/>
    public EvaluationReport Evaluate(EmbeddingSplit input, CancellationToken cancellation = default)
    {
        IReadOnlyList<Fold> inner = StratifiedFolds.Create(ClassIndex.LabelsOf(input.Train), Division.Folds, Division.Seed);
        NestedFold fold = new(new Fold(Rows(0, input.Train), Rows(input.Train.Count, input.Test)), inner);
        return Report(Join(input.Train, input.Test), [fold], $"given training and test sets, {Division.Folds} stratified folds of the former to choose C, seed {Division.Seed}", cancellation);
    }

    /// <summary>
    /// <c>accuracy</c> on the test part and <c>innerAccuracy</c>, that of the chosen C on the development part; of two classes also <c>f1</c>, that of
    /// the larger label.
    /// </summary>
    /// <inheritdoc/>
    public EvaluationReport Evaluate(DevelopmentSplit input, CancellationToken cancellation = default)
    {
        (EmbeddingSet train, EmbeddingSet development, EmbeddingSet test) = (input.Train, input.Development, input.Test);
        IReadOnlyList<int> learned = Rows(0, train);
        NestedFold fold = new(new Fold(learned, Rows(train.Count + development.Count, test)), [new Fold(learned, Rows(train.Count, development))]);
        return Report(Join(train, development, test), [fold], "given training, development and test sets, the second to choose C", cancellation);
    }

    private static int[] Rows(int first, EmbeddingSet part) => [.. Enumerable.Range(first, part.Count)];

    private static EmbeddingSet Join(params EmbeddingSet[] parts) =>
        new([.. parts.SelectMany(part => part.Values)], parts[0].Dimension, [.. parts.SelectMany(ClassIndex.LabelsOf)]);

    private EvaluationReport Report(EmbeddingSet set, IReadOnlyList<NestedFold> folds, string division, CancellationToken cancellation)
    {
        var classes = ClassIndex.Of(ClassIndex.LabelsOf(set));
        FoldChecks.ThrowIfUnfit(folds, classes);
        int threads = NestedSearch.ThreadsFor(folds, Division.MaxParallelism);
        var within = new ParallelOptions { MaxDegreeOfParallelism = Division.MaxParallelism / threads, CancellationToken = cancellation };
        var across = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var classifier = new LogisticFoldClassifier(ProbeRows.OnPrincipalAxes(set), classes, options, within);
        NestedResult[] results = new NestedSearch(folds, options.Costs, classes, classifier, across).Run();
        return new EvaluationReport(
            $"Logistic regression, features as they are; {division}; C from {{{string.Join(", ", options.Costs)}}} by mean inner accuracy, ties to the smallest",
            [.. Metrics(results, folds, classes)],
            [.. Notes(results)]);
    }

    private static IEnumerable<Metric> Metrics(NestedResult[] results, IReadOnlyList<NestedFold> folds, ClassIndex classes)
    {
        yield return new Metric("accuracy", [.. results.Select(result => result.Accuracy)]);
        if (classes.Count == 2)
        {
            yield return new Metric("f1", [.. results.Zip(folds, (result, fold) => F1(result.Predictions, [.. fold.Outer.Test.Select(row => classes.ClassOf[row])]))]);
        }

        yield return new Metric("innerAccuracy", [.. results.Select(result => result.InnerAccuracy)]);
    }

    /// <summary>The harmonic mean of precision and recall of class 1: 2 · found / (claimed + there); 0 where it is neither claimed nor there.</summary>
    private static double F1(int[] predictions, int[] classes)
    {
        int found = predictions.Zip(classes).Count(pair => pair is (1, 1));
        int claimedAndThere = predictions.Sum() + classes.Sum();
        return claimedAndThere == 0 ? 0 : 2.0 * found / claimedAndThere;
    }

    private IEnumerable<string> Notes(NestedResult[] results)
    {
        yield return $"C chosen by fold: {string.Join(", ", results.Select(result => result.Cost))}.";
        int notConverged = results.Sum(result => result.NotConverged);
        if (notConverged > 0)
        {
            yield return $"{notConverged} classifiers did not reach the gradient tolerance {options.GradientTolerance} in {options.MaxIterations} iterations.";
        }
    }
}
