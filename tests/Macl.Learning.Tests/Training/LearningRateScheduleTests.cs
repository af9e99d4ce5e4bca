using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Learning.Training;

namespace Macl.Learning.Tests.Training;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(0, 4, 20, 0.25)]
    [InlineData(2, 4, 20, 0.75)]
    [InlineData(3, 4, 20, 1)]
    [InlineData(4, 4, 20, 1)]
    [InlineData(8, 4, 20, 0.853553390593274)]
    [InlineData(12, 4, 20, 0.5)]
    [InlineData(16, 4, 20, 0.146446609406726)]
    [InlineData(20, 4, 20, 0)]
    [InlineData(25, 4, 20, 0)]
    [InlineData(0, 0, 20, 1)]
    [InlineData(5, 0, 20, 0.853553390593274)]
    [InlineData(2, 10, 4, 0.3)]
    [InlineData(0, 0, 0, 1)]
    public void Warm_up_rises_in_a_line_and_the_cosine_falls_to_zero(long step, int warmup, long total, double factor) =>
        Assert.Equal(factor, new LearningRateSchedule.WarmupCosine { WarmupSteps = warmup }.Factor(step, total), 1e-14);

    [Theory]
    [InlineData(0, 4, 20, 0.25)]
    [InlineData(3, 4, 20, 1)]
    [InlineData(4, 4, 20, 1)]
    [InlineData(8, 4, 20, 0.75)]
    [InlineData(19, 4, 20, 0.0625)]
    [InlineData(20, 4, 20, 0)]
    [InlineData(25, 4, 20, 0)]
    [InlineData(5, 0, 20, 0.75)]
    [InlineData(2, 10, 4, 0.3)]
    [InlineData(0, 0, 0, 0)]
    public void Warm_up_rises_in_a_line_and_the_other_line_falls_to_zero(long step, int warmup, long total, double factor) =>
        Assert.Equal(factor, new LearningRateSchedule.WarmupLinear { WarmupSteps = warmup }.Factor(step, total), 1e-14);

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public void Constant_is_the_peak(long step) => Assert.Equal(1, new LearningRateSchedule.Constant().Factor(step, 100));

    [Fact]
    public void A_negative_warm_up_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateSchedule.WarmupCosine { WarmupSteps = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateSchedule.WarmupLinear { WarmupSteps = -1 });
    }

    public static TheoryData<string, LearningRateSchedule> Recipes => new()
    {
        { """{"kind":"constant"}""", new LearningRateSchedule.Constant() },
        { """{"kind":"warmupCosine","warmupSteps":7}""", new LearningRateSchedule.WarmupCosine { WarmupSteps = 7 } },
        { """{"kind":"warmupLinear","warmupSteps":7}""", new LearningRateSchedule.WarmupLinear { WarmupSteps = 7 } },
    };

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_says_which_schedule_and_all_of_it(string json, LearningRateSchedule schedule)
    {
        var options = new TrainingOptions { Schedule = schedule };
        string recipe = JsonSerializer.Serialize(options, MaclJson.OneLine);

        Assert.Contains($"\"schedule\":{json}", recipe, StringComparison.Ordinal);
        Assert.Equal(options, JsonSerializer.Deserialize<TrainingOptions>(recipe, MaclJson.Options));
    }

    [Fact]
    public void A_recipe_may_name_the_schedule_after_its_numbers() =>
        Assert.Equal(
            new LearningRateSchedule.WarmupCosine { WarmupSteps = 7 },
            JsonSerializer.Deserialize<LearningRateSchedule>("""{"warmupSteps":7,"kind":"warmupCosine"}""", MaclJson.Options));
}
