namespace Macl.Learning.Evaluation;

/// <summary>Whether given folds fit a set of samples.</summary>
internal static class FoldChecks
{
    /// <exception cref="ArgumentException">A fold is empty, has unknown rows, or a training part has one class only; the message says which.</exception>
    public static void ThrowIfUnfit(IReadOnlyList<NestedFold> folds, ClassIndex classes)
    {
        ThrowIfNone(folds.Count, "outer folds");
        for (int k = 0; k < folds.Count; k++)
        {
            ThrowIfUnfit(folds[k].Outer, classes, $"Outer fold {k}");
            ThrowIfNone(folds[k].Inner.Count, $"inner folds in outer fold {k}");
            for (int i = 0; i < folds[k].Inner.Count; i++)
            {
                ThrowIfUnfit(folds[k].Inner[i], classes, $"Inner fold {i} of outer fold {k}");
            }
        }
    }

    private static void ThrowIfUnfit(Fold fold, ClassIndex classes, string name)
    {
        int samples = classes.ClassOf.Length;
        foreach (int row in fold.Train.Concat(fold.Test).Where(row => row < 0 || row >= samples))
        {
            throw new ArgumentException($"{name} has row {row}; allowed are 0 to {samples - 1}.", nameof(fold));
        }

        ThrowIfNone(fold.Test.Count, $"test rows in {name}");
        int learned = fold.Train.Select(row => classes.ClassOf[row]).Distinct().Count();
        if (learned < 2)
        {
            throw new ArgumentException($"{name} learns from {learned} classes in {fold.Train.Count} rows; at least 2 are needed.", nameof(fold));
        }
    }

    private static void ThrowIfNone(int count, string what)
    {
        if (count == 0)
        {
            throw new ArgumentException($"There are 0 {what}; at least 1 is needed.", nameof(count));
        }
    }
}
