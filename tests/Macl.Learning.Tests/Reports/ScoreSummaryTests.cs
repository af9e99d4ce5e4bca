using Macl.Learning.Reports;

namespace Macl.Learning.Tests.Reports;

public sealed class ScoreSummaryTests
{
    [Theory]
    [InlineData(0.8755, 0.0142, "87.6 ± 1.4 %")]
    [InlineData(1, 0, "100.0 ± 0.0 %")]
    [InlineData(0.5, double.NaN, "50.0 %")]
    public void It_reads_as_a_percentage(double mean, double std, string text) => Assert.Equal(text, new ScoreSummary(mean, std).ToString());

    [Theory]
    [InlineData(0.7625, 0.004, "76.2 ± 0.4")]
    [InlineData(-0.031, double.NaN, "−3.1")]
    public void A_correlation_reads_in_hundredths(double mean, double std, string text) => Assert.Equal(text, new ScoreSummary(mean, std, ScoreMetric.Spearman).ToString());

    [Theory]
    [InlineData(87.6, 1.4)]
    [InlineData(-0.1, 0)]
    [InlineData(0.8, -0.1)]
    public void It_is_a_share_with_a_deviation_of_at_least_zero(double mean, double std) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreSummary(mean, std));

    [Fact]
    public void A_correlation_is_at_least_minus_one() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreSummary(-1.1, 0, ScoreMetric.Spearman));
}
