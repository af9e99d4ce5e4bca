using System.Globalization;
using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Tests.Reports.Charts;

public sealed class TicksTests
{
    private const int Most = 6;

    public static TheoryData<double, double> Extents()
    {
        TheoryData<double, double> extents = new() { { 0, 1 }, { -1, 1 }, { 0.2, 0.29 }, { 1e-9, 7e-9 }, { -3e12, 8e13 }, { 999.9, 1000.1 } };
        Random random = new(7);
        for (int i = 0; i < 200; i++)
        {
            double low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7));
            extents.Add(low, low + (Math.Abs(low) * Math.Pow(10, random.Next(-4, 3))) + 1e-8);
        }

        return extents;
    }

    [Theory]
    [MemberData(nameof(Extents))]
    public void They_are_two_to_seven_even_steps_inside_the_extent(double low, double high)
    {
        Ticks ticks = Ticks.Within(new Extent(low, high), Most);

        Assert.InRange(ticks.Values.Count, 2, Most + 1);
        Assert.All(ticks.Values, value => Assert.InRange(value, low - (1e-6 * ticks.Step), high + (1e-6 * ticks.Step)));
        Assert.All(ticks.Values.Zip(ticks.Values.Skip(1)), pair => Assert.Equal(1, (pair.Second - pair.First) / ticks.Step, 1e-5));
    }

    [Theory]
    [MemberData(nameof(Extents))]
    public void Their_step_is_one_two_or_five_times_a_power_of_ten(double low, double high)
    {
        double step = Ticks.Within(new Extent(low, high), Most).Step;
        string leading = step.ToString("e6", CultureInfo.InvariantCulture)[..8];

        Assert.Contains(leading, new[] { "1.000000", "2.000000", "5.000000" });
    }

    [Theory]
    [MemberData(nameof(Extents))]
    public void Their_labels_say_exactly_the_values(double low, double high)
    {
        Ticks ticks = Ticks.Within(new Extent(low, high), Most);

        Assert.All(ticks.Values, value => Assert.Equal(
            value,
            double.Parse(ticks.Label(value).Replace('−', '-').Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
            ticks.Step * 1e-3));
    }

    [Fact]
    public void Steps_of_training_are_counted_in_whole_numbers()
    {
        Assert.Equal([1.0, 2, 3], Ticks.Within(new Extent(1, 3), Most, wholeNumbers: true).Values);
    }
}
