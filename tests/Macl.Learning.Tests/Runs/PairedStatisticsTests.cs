using Macl.Learning.Runs;
using Macl.Learning.Tests.References;

namespace Macl.Learning.Tests.Runs;

public sealed class PairedStatisticsTests
{
    private sealed record Case(double[] First, double[] Second, double Mean, double Low, double High, double Std);

    [Fact]
    public void Differences_and_their_intervals_are_those_of_SciPy()
    {
        var cases = Reference.Load<Case[]>("paired.json");

        Assert.Equal([2, 3, 5, 12], cases.Select(one => one.First.Length));
        Assert.All(cases, one =>
        {
            var found = PairedStatistics.Difference(one.First, one.Second);
            Assert.Equal(one.Mean, found.Mean, 1e-9);
            Assert.Equal(one.Low, found.Low!.Value, 1e-6);
            Assert.Equal(one.High, found.High!.Value, 1e-6);
            Assert.Equal(one.Std, PairedStatistics.Describe(one.First).Std, 1e-9);
        });
    }

    [Fact]
    public void One_pair_has_no_interval() => Assert.Equal(new Interval(2, null, null), PairedStatistics.Difference([3], [1]));

    [Fact]
    public void Equal_values_have_an_interval_of_zero() => Assert.Equal(new Interval(0, 0, 0), PairedStatistics.Difference([3, 4], [3, 4]));

    [Fact]
    public void Values_that_cannot_be_paired_are_refused() => Assert.Throws<ArgumentException>(() => PairedStatistics.Difference([1, 2], [1]));

    [Fact]
    public void Every_arm_is_set_against_every_arm_before_it()
    {
        ArmResult[] arms = [.. new[] { "a", "b", "c" }.Select((name, index) => new ArmResult(name, PairedStatistics.Describe([index, index + 1])))];
        Assert.Equal([("b", "a", 1), ("c", "a", 2), ("c", "b", 1)], PairedStatistics.AllPairs(arms).Select(pair => (pair.Arm, pair.Against, (int)pair.Difference.Mean)));
    }
}
