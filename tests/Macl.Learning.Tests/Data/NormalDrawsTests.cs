using Macl.Learning.Data;

namespace Macl.Learning.Tests.Data;

public sealed class NormalDrawsTests
{
    private const double Deviation = 3;

    /// <summary>Within five standard errors.</summary>
    [Fact]
    public void Moments_and_tails_are_those_of_the_normal_distribution()
    {
        double[] draws = [.. Draw(100_001, seed: 1).Select(value => value / Deviation)];
        double error = 5 / Math.Sqrt(draws.Length);

        Assert.Equal(0, draws.Average(), error);
        Assert.Equal(1, draws.Average(value => Math.Pow(value, 2)), Math.Sqrt(2) * error);
        Assert.Equal(0, draws.Average(value => Math.Pow(value, 3)), Math.Sqrt(15) * error);
        Assert.Equal(3, draws.Average(value => Math.Pow(value, 4)), Math.Sqrt(96) * error);
        Assert.Equal(0.0455, draws.Count(value => Math.Abs(value) > 2) / (double)draws.Length, 0.21 * error);
        Assert.Equal(0, draws.Zip(draws.Skip(1), (one, next) => one * next).Average(), error);
    }

    [Fact]
    public void The_stream_alone_decides_and_a_shorter_row_is_the_beginning_of_a_longer_one()
    {
        Assert.Equal(Draw(7, seed: 1), Draw(7, seed: 1));
        Assert.NotEqual(Draw(7, seed: 1), Draw(7, seed: 2));
        Assert.Equal(Draw(8, seed: 1)[..7], Draw(7, seed: 1));
    }

    [Fact]
    public void A_deviation_of_0_gives_0() => Assert.All(Fill(new float[3], 0, seed: 1), value => Assert.Equal(0, value));

    private static float[] Draw(int count, long seed) => Fill(new float[count], Deviation, seed);

    private static float[] Fill(float[] values, double deviation, long seed)
    {
        NormalDraws.Fill(RandomStreams.For(seed), values, deviation);
        return values;
    }
}
