namespace Macl.Learning.Evaluation;

/// <summary>
/// Runs a nested cross-validation: first all inner searches, then one classifier for each outer fold, both in parallel. In each outer fold C is
/// the smallest of those with the best mean inner accuracy.
/// </summary>
internal sealed class NestedSearch(IReadOnlyList<NestedFold> folds, IReadOnlyList<double> costs, ClassIndex classes, IFoldClassifier classifier, ParallelOptions parallel)
{
    /// <summary>Mean accuracies that differ by rounding only are equal.</summary>
    private const double TieTolerance = 1e-12;

    /// <summary>Threads that can be busy at once.</summary>
    public static int ThreadsFor(IReadOnlyList<NestedFold> folds, int maxParallelism) => Math.Min(maxParallelism, folds.Sum(fold => fold.Inner.Count));

    /// <summary>One result for each outer fold.</summary>
    public NestedResult[] Run()
    {
        InnerScore[][] searches = [.. folds.Select(fold => new InnerScore[fold.Inner.Count])];
        (int Outer, int Inner)[] tasks = [.. searches.SelectMany((search, outer) => search.Select((_, inner) => (outer, inner)))];
        Parallel.ForEach(tasks, parallel, task => searches[task.Outer][task.Inner] = Score(folds[task.Outer].Inner[task.Inner]));
        var results = new NestedResult[folds.Count];
        Parallel.For(0, folds.Count, parallel, k => results[k] = Judge(folds[k].Outer, searches[k]));
        return results;
    }

    private InnerScore Score(Fold fold)
    {
        FoldPredictions predictions = classifier.Predict(fold, costs);
        return new InnerScore([.. predictions.ByCost.Select(ofCost => Accuracy(fold, ofCost))], predictions.NotConverged);
    }

    private NestedResult Judge(Fold fold, InnerScore[] search)
    {
        double[] means = [.. costs.Select((_, c) => search.Average(score => score.Accuracies[c]))];
        int best = Array.FindIndex(means, mean => mean >= means.Max() - TieTolerance);
        FoldPredictions predictions = classifier.Predict(fold, [costs[best]]);
        int[] predicted = predictions.ByCost[0];
        return new NestedResult(costs[best], means[best], predicted, Accuracy(fold, predicted), predictions.NotConverged + search.Sum(inner => inner.NotConverged));
    }

    private double Accuracy(Fold fold, int[] predictions) =>
        (double)predictions.Zip(fold.Test).Count(pair => pair.First == classes.ClassOf[pair.Second]) / fold.Test.Count;

    /// <summary>Accuracy by cost.</summary>
    private sealed record InnerScore(double[] Accuracies, int NotConverged);
}
