using System.Runtime.Intrinsics;

namespace Macl.Losses.Tests.Engine;

public sealed class VectorExpTests
{
    private const double TwoUnitsInTheLastPlace = 2.4e-7;

    [Fact]
    public void It_is_the_exponential_within_two_units_in_the_last_place()
    {
        for (float x = -87; x < 88; x += .0137f)
        {
            Close.Numbers(Math.Exp(x), VectorExp.Of(Vector512.Create(x))[3], TwoUnitsInTheLastPlace);
        }
    }

    [Fact]
    public void What_vanishes_is_next_to_zero_and_never_NaN()
    {
        Assert.All((float[])[-88, -1000, float.MinValue, float.NegativeInfinity], x => Assert.InRange(VectorExp.Of(Vector512.Create(x))[0], 0, 2e-38f));
        Assert.Equal(1, VectorExp.Of(Vector512<float>.Zero)[0]);
    }

    [Fact]
    public void Softplus_and_its_slope_are_those_of_double_precision()
    {
        for (float x = -60; x < 60; x += .37f)
        {
            Close.Numbers(Math.Max(x, 0) + LogOfOnePlus(Math.Exp(-Math.Abs(x))), SoftplusLogit.Value(Vector512.Create(x))[0], 1e-6);
            Close.Numbers(1 / (1 + Math.Exp(-x)), SoftplusLogit.Slope(Vector512.Create(x))[0], 1e-6);
        }
    }

    private static double LogOfOnePlus(double x) => x < 1e-8 ? x : Math.Log(1 + x);
}
