using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class StratifiedSubsetTests
{
    /// <summary>1,000 of class 7, 100 of class −2, 10 of class 4 and one of class 5, mixed.</summary>
    private static readonly int[] _labels = [.. Enumerable.Range(0, 1111).Select(i => i * 271 % 1111).Select(i => i < 1000 ? 7 : i < 1100 ? -2 : i < 1110 ? 4 : 5)];

    [Theory]
    [InlineData(0.01, 10, 1, 1, 1)]
    [InlineData(0.1, 100, 10, 1, 1)]
    [InlineData(0.15, 150, 15, 2, 1)]
    [InlineData(0.5, 500, 50, 5, 1)]
    [InlineData(1, 1000, 100, 10, 1)]
    public void Each_class_has_its_share_and_at_least_one_sample(double fraction, int large, int small, int tiny, int alone)
    {
        var subset = StratifiedSubset.Of(_labels, fraction, seed: 0);
        Assert.Equal((large, small, tiny, alone), (Count(7), Count(-2), Count(4), Count(5)));
        Assert.Equal(subset.Distinct().Order(), subset);

        int Count(int label) => subset.Count(sample => _labels[sample] == label);
    }

    [Fact]
    public void The_seed_alone_decides_which()
    {
        Assert.Equal(StratifiedSubset.Of(_labels, 0.1, seed: 3), StratifiedSubset.Of(_labels, 0.1, seed: 3));
        Assert.NotEqual(StratifiedSubset.Of(_labels, 0.1, seed: 3), StratifiedSubset.Of(_labels, 0.1, seed: 4));
    }

    [Fact]
    public void A_smaller_part_lies_within_a_larger_one() =>
        Assert.Empty(StratifiedSubset.Of(_labels, 0.01, seed: 1).Except(StratifiedSubset.Of(_labels, 0.1, seed: 1)));

    [Fact]
    public void Samples_of_a_class_are_drawn_alike()
    {
        double mean = StratifiedSubset.Of([.. Enumerable.Repeat(0, 10_000)], 0.1, seed: 2).Average();
        Assert.InRange(mean, 4700, 5300);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Another_fraction_is_refused(double fraction) =>
        Assert.Contains("allowed: above 0, at most 1.", Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedSubset.Of(_labels, fraction, 0)).Message, StringComparison.Ordinal);
}
