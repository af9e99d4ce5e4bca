using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class MetricTests
{
    [Fact]
    public void Standard_deviation_divides_by_one_less_than_the_count()
    {
        var metric = new Metric("accuracy", [2, 4, 4, 4, 5, 5, 7, 9]);

        Assert.Equal(5, metric.Mean);
        Assert.Equal(Math.Sqrt(32.0 / 7), metric.StandardDeviation, 1e-15);
    }

    [Fact]
    public void A_single_value_has_no_spread() => Assert.Equal(0, new Metric("accuracy", [0.3]).StandardDeviation);

    [Fact]
    public void No_value_is_refused() => Assert.Throws<ArgumentException>(() => new Metric("accuracy", []));
}
