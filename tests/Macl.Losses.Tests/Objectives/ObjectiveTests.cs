using static TorchSharp.torch;

namespace Macl.Losses.Tests;

public sealed class ObjectiveTests
{
    private static readonly double[] _margins = [-5000, -200, -40, -3, -1e-3, 0, .5, 10, 39.9, 40.1, 90, 200, 5000];

    [Fact]
    public void InfoNce_is_the_softplus_of_the_negative_margin()
    {
        AssertEach(new InfoNce().Value, margin => margin < 0 ? -margin + Log1P(Math.Exp(margin)) : Log1P(Math.Exp(-margin)), 1e-12);
        AssertEach(new InfoNce().Slope, margin => -1 / (1 + Math.Exp(margin)), 1e-12);
    }

    [Fact]
    public void Reweighted_value_tends_to_one_and_never_overflows()
    {
        AssertEach(new ReweightedInfoNce().Value, ReweightedBySeries, 1e-12);
    }

    [Fact]
    public void Reweighted_dcl_and_flatnce_have_slope_minus_one_whatever_the_margin()
    {
        AssertEach(new FlatNce().Slope, _ => -1, 0);
        AssertEach(new FlatNce().Value, _ => 1, 0);
        AssertEach(new ReweightedInfoNce().Slope, _ => -1, 0);
        AssertEach(new Dcl().Slope, _ => -1, 0);
        AssertEach(new Dcl().Value, margin => -margin, 0);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Values_keep_the_dtype_of_the_margin(ScalarType dtype)
    {
        using Tensor margin = zeros(2, dtype: dtype);
        foreach (MarginObjective objective in (MarginObjective[])[new InfoNce(), new ReweightedInfoNce(), new Dcl(), new FlatNce()])
        {
            using Tensor value = objective.Value(margin);
            using Tensor slope = objective.Slope(margin);
            Assert.Equal((dtype, dtype), (value.dtype, slope.dtype));
        }
    }

    [Fact]
    public void The_loss_has_the_mean_value_and_the_given_slope_as_gradient()
    {
        using var scope = NewDisposeScope();
        Tensor margin = tensor([-2.0, 1, 700]).requires_grad_();
        Tensor loss = new ReweightedInfoNce().Loss(margin);
        loss.backward();
        Close.Numbers((ReweightedBySeries(-2) + ReweightedBySeries(1) + 1) / 3, loss.item<double>(), 1e-12);
        Assert.All(margin.grad!.data<double>().ToArray(), slope => Assert.Equal(-1.0 / 3, slope, 1e-15));
    }

    /// <summary>(1 + e^d) log(1 + e^−d), for large d by 1 + u/2 − u²/6 … with u = e^−d.</summary>
    private static double ReweightedBySeries(double margin)
    {
        double u = Math.Exp(-margin);
        return margin > 15 ? 1 + (u / 2) - (u * u / 6) : (1 + Math.Exp(margin)) * (margin < 0 ? -margin + Log1P(Math.Exp(margin)) : Log1P(u));
    }

    private static double Log1P(double x) => x < 1e-5 ? x - (x * x / 2) + (x * x * x / 3) : Math.Log(1 + x);

    private static void AssertEach(Func<Tensor, Tensor> actual, Func<double, double> expected, double relative)
    {
        using Tensor margin = tensor(_margins);
        using Tensor result = actual(margin);
        Assert.All(_margins.Zip(result.data<double>().ToArray()), pair => Close.Numbers(expected(pair.First), pair.Second, relative));
    }
}
