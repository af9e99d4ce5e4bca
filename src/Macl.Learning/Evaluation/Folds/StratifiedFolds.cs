using Macl.Learning.Data;

namespace Macl.Learning.Evaluation;

/// <summary>
/// Seeded folds in which each class is spread evenly: its counts in any two test parts differ by at most one, and so
/// do the sizes of the test parts. The counts are those of scikit-learn's <c>StratifiedKFold(shuffle=True)</c>.
/// </summary>
/// <remarks>A class with fewer samples than there are folds appears in that many test parts only, once in each.</remarks>
public static class StratifiedFolds
{
    private const int OuterLevel = 0;
    private const int InnerLevel = 1;

    /// <summary>Folds for cross-validation.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="folds">At least 2 and at most the number of samples.</param>
    /// <param name="seed">The same seed and labels give the same folds.</param>
    /// <exception cref="ArgumentException">
    /// There is one class only, a class has a single sample (it could not be both learned and judged), or there are fewer samples than folds.
    /// </exception>
    public static IReadOnlyList<Fold> Create(IReadOnlyList<int> labels, int folds, long seed)
    {
        int[] all = [.. Enumerable.Range(0, labels.Count)];
        return Spread(all, ClassIndex.Of(labels), folds, RandomStreams.For(seed, OuterLevel));
    }

    /// <summary>Folds for nested cross-validation: the training part of each outer fold has stratified folds of its own.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="outerFolds">At least 2 and at most the number of samples.</param>
    /// <param name="innerFolds">At least 2 and at most the size of the smallest training part.</param>
    /// <param name="seed">The same seed and labels give the same folds.</param>
    /// <exception cref="ArgumentException">
    /// There is one class only, a class has fewer than 2 samples in a training part (3 in all suffice for 3 or more outer folds), or there are fewer samples than folds.
    /// </exception>
    public static IReadOnlyList<NestedFold> CreateNested(IReadOnlyList<int> labels, int outerFolds, int innerFolds, long seed)
    {
        ClassIndex classes = ClassIndex.Of(labels);
        IReadOnlyList<Fold> outer = Create(labels, outerFolds, seed);
        return [.. outer.Select((fold, k) =>
            new NestedFold(fold, Spread([.. fold.Train], classes, innerFolds, RandomStreams.For(seed, InnerLevel, k))))];
    }

    private static Fold[] Spread(int[] rows, ClassIndex classes, int folds, Random random)
    {
        ThrowIfNotDivisible(rows, classes, folds);
        int[] foldOf = Deal(rows, classes, folds, random);
        return [.. Enumerable.Range(0, folds).Select(fold => new Fold(
            Train: [.. rows.Where((_, i) => foldOf[i] != fold)],
            Test: [.. rows.Where((_, i) => foldOf[i] == fold)]))];
    }

    /// <summary>Deals folds like cards, class after class without starting anew, then shuffles the cards within each class.</summary>
    private static int[] Deal(int[] rows, ClassIndex classes, int folds, Random random)
    {
        var foldOf = new int[rows.Length];
        int dealt = 0;
        for (int c = 0; c < classes.Count; c++)
        {
            int[] members = [.. Enumerable.Range(0, rows.Length).Where(i => classes.ClassOf[rows[i]] == c)];
            int[] cards = [.. members.Select((_, i) => (dealt + i) % folds)];
            random.Shuffle(cards);
            Assign(foldOf, members, cards);
            dealt += members.Length;
        }

        return foldOf;
    }

    private static void Assign(int[] foldOf, int[] members, int[] cards)
    {
        for (int i = 0; i < members.Length; i++)
        {
            foldOf[members[i]] = cards[i];
        }
    }

    private static void ThrowIfNotDivisible(int[] rows, ClassIndex classes, int folds)
    {
        if (folds < 2 || folds > rows.Length)
        {
            throw new ArgumentException($"{folds} folds for {rows.Length} samples; allowed are 2 to {rows.Length}.", nameof(folds));
        }

        int single = Array.FindIndex(classes.CountIn(rows), count => count < 2);
        if (single >= 0)
        {
            throw new ArgumentException(
                $"Class {classes.Labels[single]} has fewer than 2 of the {rows.Length} samples to be divided into {folds} folds; it could not be both learned and judged.",
                nameof(rows));
        }
    }
}
