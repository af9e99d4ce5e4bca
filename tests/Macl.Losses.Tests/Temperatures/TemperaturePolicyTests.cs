using static TorchSharp.torch;

namespace Macl.Losses.Tests;

public sealed class TemperaturePolicyTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(.3)]
    [InlineData(1)]
    public void Fixed_temperature_ignores_the_alignment(double alignment) =>
        AssertAt(new FixedTemperature(.07), alignment, .07, clamped: false);

    [Theory]
    [InlineData(.05, 2, .8, .9, .06)]
    [InlineData(.1, .5, 0, .5, .125)]
    [InlineData(.1, 0, 0, .9, .1)]
    [InlineData(.1, 1, 0, -.5, .05)]
    public void Linear_temperature_rises_with_the_alignment(double initial, double alpha, double threshold, double alignment, double expected) =>
        AssertAt(new AdaptiveLinearTemperature(initial, alpha, threshold), alignment, expected, clamped: false);

    [Theory]
    [InlineData(2, 1, .2)]
    [InlineData(2, 0, .1)]
    [InlineData(4, .5, .2)]
    [InlineData(.25, .5, .05)]
    public void Exponential_temperature_is_multiplied_by_alpha_from_alignment_zero_to_one(double alpha, double alignment, double expected) =>
        AssertAt(new AdaptiveExponentialTemperature(.1, alpha), alignment, expected, clamped: false);

    [Theory]
    [InlineData(.3)]
    [InlineData(.31)]
    [InlineData(-1)]
    public void Temperature_never_falls_below_its_minimum_and_says_so(double alignment)
    {
        AssertAt(new AdaptiveLinearTemperature(.05, 2, .8), alignment, .005, clamped: true);
        AssertAt(new AdaptiveLinearTemperature(.05, 2, .8) { Minimum = .02 }, alignment, .02, clamped: true);
        AssertAt(new AdaptiveExponentialTemperature(.05, .001) { Minimum = .04 }, .9, .04, clamped: true);
    }

    [Fact]
    public void Minimum_is_a_tenth_of_the_temperature_unless_set()
    {
        Assert.Equal(.02, new FixedTemperature(.2).Minimum, 1e-15);
        Assert.Equal(.03, (new FixedTemperature(.2) { Minimum = .03 }).Minimum);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e-7)]
    public void Temperature_must_be_finite_and_above_the_smallest(double temperature)
    {
        AssertRefused(() => new FixedTemperature(temperature), "temperature", temperature, "1E-06");
        AssertRefused(() => new AdaptiveLinearTemperature(temperature), "temperature", temperature, "1E-06");
        AssertRefused(() => new AdaptiveExponentialTemperature(temperature), "temperature", temperature, "1E-06");
        AssertRefused(() => new FixedTemperature { Minimum = temperature }, "minimum temperature", temperature, "1E-06");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Alpha_must_be_finite_and_not_negative(double alpha)
    {
        AssertRefused(() => new AdaptiveLinearTemperature(alpha: alpha), "alpha", alpha, "at least 0");
        AssertRefused(() => new AdaptiveExponentialTemperature(alpha: alpha), "alpha", alpha, "above 0");
    }

    [Fact]
    public void Exponential_alpha_of_zero_is_refused_and_large_alphas_are_not()
    {
        AssertRefused(() => new AdaptiveExponentialTemperature(alpha: 0), "alpha", 0, "above 0");
        Assert.Equal(20, new AdaptiveLinearTemperature(alpha: 20).Alpha);
    }

    [Theory]
    [InlineData(1.01)]
    [InlineData(-1.01)]
    [InlineData(double.NaN)]
    public void Alignment_threshold_must_be_a_cosine(double threshold) =>
        AssertRefused(() => new AdaptiveLinearTemperature(alignmentThreshold: threshold), "alignment threshold", threshold, "from -1 to 1");

    [Fact]
    public void A_minimum_above_the_temperature_is_refused_by_Validate()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new FixedTemperature(.1) { Minimum = .2 }.Validate());
        Assert.Equal("The minimum temperature 0.2 is above the temperature 0.1; it must not be.", refusal.Message);
    }

    private static void AssertRefused(Func<object> make, string name, double value, string range)
    {
        ArgumentOutOfRangeException refusal = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.StartsWith($"The {name} is {value}; it must be ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(range, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertAt(TemperaturePolicy policy, double alignment, double expected, bool clamped)
    {
        using Tensor given = tensor(alignment);
        using EffectiveTemperature temperature = policy.At(given);
        using Tensor isClamped = temperature.IsClamped();
        Assert.Equal(expected, temperature.Value.item<double>(), 1e-12);
        Assert.Equal(clamped, isClamped.item<bool>());
    }
}
