using Macl.Learning.Reports;

namespace Macl.Learning.Tests.Reports;

public sealed class MetricGuideTests
{
    [Fact]
    public void Known_metrics_come_in_reading_order_and_others_after_them() => Assert.Equal(
        ["loss", "temperature", "gradientScaling", "abc", "xyz"],
        MetricGuide.InReadingOrder(["xyz", "gradientScaling", "abc", "temperature", "loss", "loss"]));

    [Theory]
    [InlineData("loss")]
    [InlineData("temperature")]
    [InlineData("alignment")]
    [InlineData("gradientScaling")]
    [InlineData("inBatchAccuracy")]
    [InlineData("infoNceAtInitialTemperature")]
    [InlineData("uniformityLoss")]
    [InlineData("effectiveRank")]
    public void What_every_step_reports_is_explained(string metric) => Assert.NotEmpty(MetricGuide.Of(metric).Explanation);

    [Fact]
    public void An_unknown_metric_keeps_its_name() => Assert.Equal("xyz", MetricGuide.Of("xyz").Title);
}
