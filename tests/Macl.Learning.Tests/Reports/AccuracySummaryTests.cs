using Macl.Learning.Reports;

namespace Macl.Learning.Tests.Reports;

public sealed class AccuracySummaryTests
{
    [Theory]
    [InlineData(0.8755, 0.0142, "87.6 ± 1.4 %")]
    [InlineData(1, 0, "100.0 ± 0.0 %")]
    [InlineData(0.5, double.NaN, "50.0 %")]
    public void It_reads_as_a_percentage(double mean, double std, string text) => Assert.Equal(text, new AccuracySummary(mean, std).ToString());

    [Theory]
    [InlineData(87.6, 1.4)]
    [InlineData(-0.1, 0)]
    [InlineData(0.8, -0.1)]
    public void It_is_a_share_with_a_deviation_of_at_least_zero(double mean, double std) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AccuracySummary(mean, std));
}
