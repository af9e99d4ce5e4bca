namespace Macl.Learning.Evaluation;

/// <summary>
/// What keeps labelled samples from being divided into stratified folds, known before any time is spent: a clause such as
/// "class 9 has 1 sample; 10 folds need 2 or more of each class". Null where nothing does.
/// </summary>
public static class FoldObstacle
{
    private const int LearnedAndJudged = 2;

    /// <summary>For <see cref="StratifiedFolds.Create"/>.</summary>
    /// <param name="labels">The class of each sample, an index into the names.</param>
    /// <param name="classNames">What the classes are called.</param>
    /// <param name="folds">At least 2.</param>
    public static string? ToFolds(IReadOnlyList<int> labels, IReadOnlyList<string> classNames, int folds) =>
        Find(labels, classNames, folds, LearnedAndJudged, $"{folds} folds need");

    /// <summary>For <see cref="StratifiedFolds.CreateNested"/>: each class must be learned and judged within every training part too.</summary>
    /// <param name="labels">The class of each sample, an index into the names.</param>
    /// <param name="classNames">What the classes are called.</param>
    /// <param name="outerFolds">At least 2.</param>
    /// <param name="innerFolds">At least 2.</param>
    public static string? ToNestedFolds(IReadOnlyList<int> labels, IReadOnlyList<string> classNames, int outerFolds, int innerFolds) =>
        Find(labels, classNames, Math.Max(outerFolds, Fewest(outerFolds, innerFolds)), Fewest(outerFolds, LearnedAndJudged), $"{outerFolds} folds with {innerFolds} inner ones each need");

    private static string? Find(IReadOnlyList<int> labels, IReadOnlyList<string> classNames, int fewestSamples, int fewestOfClass, string need)
    {
        var counts = labels.CountBy(label => label).OrderBy(entry => entry.Value).ThenBy(entry => entry.Key).ToList();
        if (counts.Count < 2)
        {
            return $"the labels have {Count(counts.Count, "class", "classes")}; at least 2 are needed";
        }

        var (label, smallest) = counts[0];
        return smallest < fewestOfClass
            ? $"class {classNames[label]} has {Count(smallest, "sample", "samples")}; {need} {fewestOfClass} or more of each class"
            : labels.Count < fewestSamples ? $"there are {labels.Count} samples; {need} {fewestSamples} or more" : null;
    }

    /// <summary>The fewest samples that leave a number of them in every training part.</summary>
    private static int Fewest(int folds, int leftToLearn)
    {
        int samples = leftToLearn;
        while (samples - (samples + folds - 1) / folds < leftToLearn)
        {
            samples++;
        }

        return samples;
    }

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}
