using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class StratifiedFoldsTests
{
    private static readonly int[] _labels = [.. Enumerable.Repeat(7, 23), .. Enumerable.Repeat(-1, 41), .. Enumerable.Repeat(3, 4)];

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void Every_sample_is_judged_once_and_otherwise_learned(int folds)
    {
        IReadOnlyList<Fold> created = StratifiedFolds.Create(_labels, folds, seed: 1);

        Assert.Equal(folds, created.Count);
        Assert.Equal(Enumerable.Range(0, _labels.Length), created.SelectMany(fold => fold.Test).Order());
        Assert.All(created, fold => Assert.Equal(Enumerable.Range(0, _labels.Length), fold.Train.Concat(fold.Test).Order()));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void Counts_of_a_class_and_sizes_differ_by_at_most_one(int folds)
    {
        IReadOnlyList<Fold> created = StratifiedFolds.Create(_labels, folds, seed: 1);

        Assert.All(_labels.Distinct(), label => AssertEven(created.Select(fold => fold.Test.Count(row => _labels[row] == label))));
        AssertEven(created.Select(fold => fold.Test.Count));
    }

    [Fact]
    public void Counts_are_those_of_scikit_learn()
    {
        int[] labels = [.. Enumerable.Repeat(0, 7), .. Enumerable.Repeat(1, 6)];

        IReadOnlyList<Fold> folds = StratifiedFolds.Create(labels, 3, seed: 0);

        Assert.Equal([3, 2, 2], folds.Select(fold => fold.Test.Count(row => labels[row] == 0)));
        Assert.Equal([2, 2, 2], folds.Select(fold => fold.Test.Count(row => labels[row] == 1)));
    }

    [Fact]
    public void A_small_class_is_in_as_many_test_parts_as_it_has_samples() =>
        Assert.Equal(4, StratifiedFolds.Create(_labels, 10, seed: 3).Count(fold => fold.Test.Count(row => _labels[row] == 3) == 1));

    [Fact]
    public void The_same_seed_gives_the_same_folds_and_another_gives_others()
    {
        Assert.Equal(TestParts(5), TestParts(5));
        Assert.NotEqual(TestParts(5), TestParts(6));

        static int[] TestParts(long seed) => [.. StratifiedFolds.Create(_labels, 4, seed).SelectMany(fold => fold.Test)];
    }

    [Fact]
    public void Samples_of_a_class_are_mixed()
    {
        IReadOnlyList<Fold> folds = StratifiedFolds.Create(_labels, 2, seed: 0);

        Assert.NotEqual(Enumerable.Range(0, 23).Where(row => row % 2 == 0), folds[0].Test.Where(row => row < 23));
    }

    [Fact]
    public void Inner_folds_divide_the_outer_training_part_and_keep_its_classes()
    {
        foreach (NestedFold fold in StratifiedFolds.CreateNested(_labels, 10, 5, seed: 2))
        {
            Assert.Equal(5, fold.Inner.Count);
            Assert.Equal(fold.Outer.Train, fold.Inner.SelectMany(inner => inner.Test).Order());
            Assert.All(fold.Inner, inner => Assert.Equal(fold.Outer.Train, inner.Train.Concat(inner.Test).Order()));
            Assert.All(_labels.Distinct(), label => AssertEven(fold.Inner.Select(inner => inner.Test.Count(row => _labels[row] == label))));
        }
    }

    [Fact]
    public void Inner_folds_of_two_outer_folds_are_drawn_apart()
    {
        IReadOnlyList<NestedFold> folds = StratifiedFolds.CreateNested([.. Enumerable.Range(0, 90).Select(i => i / 45)], 3, 3, seed: 0);

        Assert.NotEqual(Positions(folds[0]), Positions(folds[1]));

        static int[] Positions(NestedFold fold) => [.. fold.Inner[0].Test.Select(row => fold.Outer.Train.Index().First(item => item.Item == row).Index)];
    }

    [Fact]
    public void One_class_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => StratifiedFolds.Create([4, 4, 4], 2, seed: 0));
        Assert.Contains("3 labels have 1 classes; at least 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_with_a_single_sample_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => StratifiedFolds.Create([1, 1, 1, 9], 2, seed: 0));
        Assert.Contains("Class 9 has fewer than 2 of the 4 samples", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_leaves_one_sample_for_the_inner_folds_is_refused() =>
        Assert.Throws<ArgumentException>(() => StratifiedFolds.CreateNested([1, 1, 1, 1, 1, 1, 9, 9], 2, 2, seed: 0));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Fold_counts_beyond_the_samples_are_refused(int folds)
    {
        var error = Assert.Throws<ArgumentException>(() => StratifiedFolds.Create([0, 0, 1, 1], folds, seed: 0));
        Assert.Contains($"{folds} folds for 4 samples; allowed are 2 to 4", error.Message, StringComparison.Ordinal);
    }

    private static void AssertEven(IEnumerable<int> counts)
    {
        int[] all = [.. counts];
        Assert.InRange(all.Max() - all.Min(), 0, 1);
    }
}
