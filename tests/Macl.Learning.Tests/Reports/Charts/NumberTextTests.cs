using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Tests.Reports.Charts;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.28851, "0.2885")]
    [InlineData(-2.5, "−2.5")]
    [InlineData(12345, "12,345")]
    [InlineData(123456789, "1.235e8")]
    [InlineData(0.00001234, "1.234e−5")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Four_digits_are_enough(double value, string text) => Assert.Equal(text, NumberText.Short(value));

    [Theory]
    [InlineData(0.012, "+1.2")]
    [InlineData(-0.012, "−1.2")]
    [InlineData(0.0001, "0.0")]
    [InlineData(-0.0001, "0.0")]
    [InlineData(double.NaN, "–")]
    public void Differences_carry_their_sign(double difference, string text) => Assert.Equal(text, NumberText.Points(difference));

    [Theory]
    [InlineData(3.42, "3.4 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(147, "2 min 27 s")]
    [InlineData(7260, "2 h 1 min")]
    public void Times_come_in_the_unit_that_suits_them(double seconds, string text) => Assert.Equal(text, NumberText.Duration(seconds));

    [Theory]
    [InlineData(-0.001, "0")]
    [InlineData(-12.346, "-12.35")]
    [InlineData(480, "480")]
    public void Coordinates_are_plain_numbers(double value, string text) => Assert.Equal(text, NumberText.Coordinate(value));
}
