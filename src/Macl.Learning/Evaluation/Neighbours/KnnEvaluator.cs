namespace Macl.Learning.Evaluation;

/// <summary>
/// Accuracy of a vote of the k nearest training embeddings by cosine similarity s, each with weight exp(s / t). The
/// search is exact; of equally similar neighbours the first rows count, of equally voted classes the smallest label
/// wins. The similarity to an embedding of length 0 is 0.
/// </summary>
public sealed class KnnEvaluator(KnnOptions options) : IEvaluator<EmbeddingSet>, IEvaluator<EmbeddingSplit>
{
    /// <summary>k = 200, t = 0.1.</summary>
    public KnnEvaluator()
        : this(new KnnOptions())
    {
    }

    /// <inheritdoc/>
    public string Name => "knn";

    /// <summary>The accuracy of each of the stratified folds.</summary>
    /// <inheritdoc/>
    public EvaluationReport Evaluate(EmbeddingSet input, CancellationToken cancellation = default)
    {
        CrossValidationOptions division = options.CrossValidation;
        IReadOnlyList<Fold> folds = StratifiedFolds.Create(ClassIndex.LabelsOf(input), division.Folds, division.Seed);
        double[] accuracies = [.. folds.Select(fold => Accuracy(input.Select(fold.Train), input.Select(fold.Test), cancellation))];
        return Report($"{division.Folds} stratified folds, seed {division.Seed}", accuracies);
    }

    /// <summary>The accuracy on the test part.</summary>
    /// <inheritdoc/>
    public EvaluationReport Evaluate(EmbeddingSplit input, CancellationToken cancellation = default) =>
        Report("given training and test sets", [Accuracy(input.Train, input.Test, cancellation)]);

    private double Accuracy(EmbeddingSet train, EmbeddingSet test, CancellationToken cancellation)
    {
        int[] predictions = new KnnClassifier(new UnitRows(train), ClassIndex.LabelsOf(train), options).Predict(new UnitRows(test), cancellation);
        return predictions.Zip(ClassIndex.LabelsOf(test)).Count(pair => pair.First == pair.Second) / (double)predictions.Length;
    }

    private EvaluationReport Report(string division, double[] accuracies) => new(
        $"kNN, cosine similarity, k {options.Neighbours}, weights exp(similarity / {options.Temperature}); {division}",
        [new Metric("accuracy", accuracies)],
        []);
}
