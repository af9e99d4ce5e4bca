using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class SimilarityCorrelationTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> SmallCases => [.. CorrelationReference.Values.Small.Select(item => item.Name)];

    public static TheoryData<int, int, int> LargeCases =>
        [.. CorrelationReference.Values.Large.Select(item => new TheoryDataRow<int, int, int>(item.Count, item.Levels, item.ScoreLevels))];

    [Theory]
    [MemberData(nameof(SmallCases))]
    public void Correlations_are_those_of_SciPy(string name)
    {
        CorrelationCase expected = CorrelationReference.Values.Small.Single(item => string.Equals(item.Name, name, StringComparison.Ordinal));

        AssertEqual(expected.Spearman, expected.Pearson, SimilarityCorrelation.Of(expected.Similarities, expected.Scores));
    }

    [Theory]
    [MemberData(nameof(LargeCases))]
    public void Correlations_of_many_pairs_are_those_of_SciPy(int count, int levels, int scoreLevels)
    {
        LargeCorrelationCase expected = CorrelationReference.Values.Large.Single(item => (item.Count, item.Levels) == (count, levels));
        long[] mixed = [.. Enumerable.Range(0, count).Select(index => index * 7919L % 104729)];
        double[] similarities = [.. mixed.Select(value => value % levels / (double)levels)];
        double[] scores = [.. mixed.Select(value => ((value % levels * scoreLevels / levels) + (value * 31 % 104729 % 9)) / 5.0)];

        AssertEqual(expected.Spearman, expected.Pearson, SimilarityCorrelation.Of(similarities, scores));
    }

    [Fact]
    public void Equal_similarities_correlate_with_nothing_and_are_said_to_have_collapsed() =>
        Assert.Equal(new SimilarityCorrelation(0, 0, Collapsed: true), SimilarityCorrelation.Of([0.9, 0.9, 0.9], [1, 2, 3]));

    private static void AssertEqual(double spearman, double pearson, SimilarityCorrelation actual)
    {
        Assert.Equal(spearman, actual.Spearman, Tolerance);
        Assert.Equal(pearson, actual.Pearson, Tolerance);
        Assert.False(actual.Collapsed);
    }
}
