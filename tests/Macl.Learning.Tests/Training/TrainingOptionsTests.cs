using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Learning.Training;

namespace Macl.Learning.Tests.Training;

public sealed class TrainingOptionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1e-3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Learning_rates_are_above_zero_and_finite_and_refused_under_their_name_in_JSON(double rate)
    {
        var problem = Assert.Throws<ArgumentOutOfRangeException>(() => new OptimizerOptions { LearningRate = rate });
        Assert.StartsWith($"learningRate is {rate}; allowed: above 0.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Weight_decay_is_zero_or_more(double decay) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OptimizerOptions { WeightDecay = decay });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Momentum_is_below_one(double momentum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OptimizerOptions { Momentum = momentum });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void The_most_that_a_gradients_norm_may_be_is_above_zero(double most)
    {
        var problem = Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { MaxGradientNorm = most });
        Assert.StartsWith($"maxGradientNorm is {most}; allowed: above 0.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_that_are_not_clipped_are_not_spoken_of_in_JSON()
    {
        Assert.DoesNotContain("maxGradientNorm", JsonSerializer.Serialize(new TrainingOptions(), MaclJson.Options), StringComparison.Ordinal);
        Assert.Contains("\"maxGradientNorm\": 1,", JsonSerializer.Serialize(new TrainingOptions { MaxGradientNorm = 1 }, MaclJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void Epochs_are_zero_or_more()
    {
        Assert.Equal(0, new TrainingOptions { Epochs = 0 }.Epochs);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Epochs = -1 });
    }

    [Fact]
    public void Options_come_back_from_JSON_as_they_were()
    {
        var options = new TrainingOptions
        {
            Epochs = 7,
            Seed = long.MaxValue,
            Optimizer = new OptimizerOptions { Kind = OptimizerKind.Sgd, LearningRate = 0.1 + 0.2, WeightDecay = 5e-324, Momentum = 0 },
            Schedule = new LearningRateSchedule.WarmupCosine { WarmupSteps = 3 },
            MaxGradientNorm = 0.7,
        };

        Assert.Equal(options, JsonSerializer.Deserialize<TrainingOptions>(JsonSerializer.Serialize(options, MaclJson.Options), MaclJson.Options));
    }
}
