namespace Macl.Learning.Evaluation;

/// <summary>Logistic regressions in folds of one set. Each solution is the start for the next cost.</summary>
internal sealed class LogisticFoldClassifier(ProbeRows rows, ClassIndex classes, TransferOptions options, ParallelOptions parallel) : IFoldClassifier
{
    /// <inheritdoc/>
    public FoldPredictions Predict(Fold fold, IReadOnlyList<double> costs)
    {
        ProbeRows train = rows.Select(fold.Train);
        ClassIndex trainClasses = classes.Select(fold.Train);
        var solution = new NewtonResult(new double[classes.Count * rows.Stride], Converged: true);
        var predictions = new int[costs.Count][];
        int notConverged = 0;
        for (int c = 0; c < costs.Count; c++)
        {
            var objective = new CrossEntropy(train, trainClasses, costs[c], parallel);
            solution = new NewtonSolver(objective, options.GradientTolerance, options.MaxIterations).Minimise(solution.Point);
            predictions[c] = [.. fold.Test.Select(row => rows.LargestOutput(row, solution.Point, classes.Count))];
            notConverged += solution.Converged ? 0 : 1;
        }

        return new FoldPredictions(predictions, notConverged);
    }
}
