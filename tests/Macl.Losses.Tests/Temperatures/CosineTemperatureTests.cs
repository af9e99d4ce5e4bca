using static TorchSharp.torch;

namespace Macl.Losses.Tests;

public sealed class CosineTemperatureTests
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(1, .5, .1)]
    [InlineData(1, 1, 1)]
    [InlineData(1, .25, .55)]
    [InlineData(5, .1, .1)]
    [InlineData(5, .2, 1)]
    [InlineData(5, .9, .1)]
    [InlineData(.5, 1, .1)]
    public void It_swings_between_the_temperature_and_its_minimum(double cycles, double progress, double expected)
    {
        using Tensor alignment = tensor(.3);
        using EffectiveTemperature temperature = new CosineTemperature(1, cycles).At(alignment, progress);
        Assert.Equal(expected, temperature.Value.item<double>(), 1e-12);
    }

    [Fact]
    public void The_minimum_is_an_option()
    {
        using Tensor alignment = tensor(.3);
        using EffectiveTemperature temperature = (new CosineTemperature(1, .5) { Minimum = .4 }).At(alignment, 1);
        Assert.Equal(.4, temperature.Value.item<double>(), 1e-12);
    }

    [Fact]
    public void A_loss_follows_the_progress_that_it_is_told()
    {
        using var loss = new ComposedLoss(new InfoNce(), new CosineTemperature(.5, .5));
        double[] temperatures = [.. ((double[])[0, .5, 1]).Select(progress => TemperatureAt(loss, progress))];
        Assert.Equal([.5, .275, .05], temperatures.Select(value => Math.Round(value, 12)));
    }

    [Theory]
    [InlineData(-.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Progress_is_from_0_to_1(double progress)
    {
        using var loss = new MaclLoss();
        Assert.Equal($"The progress is {progress}; it must be from 0 to 1.", Assert.Throws<ArgumentOutOfRangeException>(() => loss.Progress = progress).Message);
        using Tensor alignment = tensor(.3);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineTemperature().At(alignment, progress));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void Cycles_must_be_finite_and_above_0(double cycles) =>
        Assert.Contains("number of temperature cycles is", Assert.Throws<ArgumentOutOfRangeException>(() => new CosineTemperature(cycles: cycles)).Message, StringComparison.Ordinal);

    private static double TemperatureAt(ComposedLoss loss, double progress)
    {
        loss.Progress = progress;
        return Outcome.OfViews(loss, [[1, 0], [0, 1]], [[1, .1], [.2, 1]]).Diagnostics.Temperature;
    }
}
