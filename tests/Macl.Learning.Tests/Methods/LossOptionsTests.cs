using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Learning.Methods;
using Macl.Losses;

namespace Macl.Learning.Tests.Methods;

public sealed class LossOptionsTests
{
    [Fact]
    public void The_default_is_MACL_as_it_is_published_for_images()
    {
        using var loss = new LossOptions().Create();
        var temperature = Assert.IsType<AdaptiveLinearTemperature>(loss.Temperature);
        Assert.Equal((0.1, 0.5, 0.0), (temperature.Initial, temperature.Alpha, temperature.AlignmentThreshold));
        Assert.IsType<ReweightedInfoNce>(loss.Objective);
        Assert.Equal(Pairing.TwoView, loss.Pairing);
    }

    [Theory]
    [InlineData(LossKind.InfoNce, "infonce", typeof(InfoNce), typeof(FixedTemperature))]
    [InlineData(LossKind.Dcl, "dcl", typeof(Dcl), typeof(FixedTemperature))]
    [InlineData(LossKind.Macl, "macl", typeof(ReweightedInfoNce), typeof(AdaptiveLinearTemperature))]
    [InlineData(LossKind.FlatNce, "flatnce", typeof(FlatNce), typeof(FixedTemperature))]
    [InlineData(LossKind.DualTemperature, "dual-temperature", typeof(DualTemperature), typeof(FixedTemperature))]
    [InlineData(LossKind.HardNegatives, "hard-negatives", typeof(InfoNce), typeof(FixedTemperature))]
    [InlineData(LossKind.Debiased, "debiased", typeof(InfoNce), typeof(FixedTemperature))]
    [InlineData(LossKind.Sigmoid, "sigmoid", typeof(PairwiseSigmoid), typeof(LearnableTemperature))]
    [InlineData(LossKind.SupCon, "supcon", typeof(Dcl), typeof(FixedTemperature))]
    public void A_recipe_names_each_loss_in_its_own_way(LossKind kind, string name, Type objective, Type temperature)
    {
        string json = JsonSerializer.Serialize(new LossOptions { Kind = kind, Temperature = 0.3, Pairing = Pairing.OneWay }, MaclJson.OneLine);
        using var loss = JsonSerializer.Deserialize<LossOptions>(json, MaclJson.Options)!.Create();

        Assert.Contains($"\"kind\":\"{name}\"", json, StringComparison.Ordinal);
        Assert.Equal((objective, temperature), (loss.Objective.GetType(), loss.Temperature.GetType()));
        Assert.Equal((name, kind), (LossNames.Of(kind), LossNames.Losses.Single(named => string.Equals(named.Name, name, StringComparison.Ordinal)).Kind));
        Assert.Equal((0.3, Pairing.OneWay), (loss.Temperature.Initial, loss.Pairing));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_temperature_outside_its_range_is_refused(double temperature) =>
        Assert.ThrowsAny<ArgumentException>(() => new LossOptions { Temperature = temperature }.Create());

    [Theory]
    [InlineData(TemperaturePolicyKind.Fixed, "fixed", typeof(FixedTemperature))]
    [InlineData(TemperaturePolicyKind.Linear, "linear", typeof(AdaptiveLinearTemperature))]
    [InlineData(TemperaturePolicyKind.Exponential, "exponential", typeof(AdaptiveExponentialTemperature))]
    [InlineData(TemperaturePolicyKind.Learnable, "learnable", typeof(LearnableTemperature))]
    [InlineData(TemperaturePolicyKind.Cosine, "cosine", typeof(CosineTemperature))]
    public void Any_loss_takes_any_temperature_policy(TemperaturePolicyKind kind, string name, Type policy)
    {
        string json = JsonSerializer.Serialize(new LossOptions { Kind = LossKind.Dcl, TemperaturePolicy = kind, Temperature = 0.3 }, MaclJson.OneLine);
        var options = JsonSerializer.Deserialize<LossOptions>(json, MaclJson.Options)!;
        using var loss = options.Create();
        Assert.Contains($"\"temperaturePolicy\":\"{name}\"", json, StringComparison.Ordinal);
        Assert.Equal((policy, 0.3), (loss.Temperature.GetType(), loss.Temperature.Initial));
        Assert.Equal($"dcl:{name}", options.Name);
    }

    /// <summary>Run folders and recipes of before the family must stay what they are: absent is absent.</summary>
    [Fact]
    public void What_a_recipe_does_not_ask_for_it_does_not_say() =>
        Assert.Equal(
            """{"kind":"macl","temperature":0.1,"alpha":0.5,"alignmentThreshold":0,"pairing":"twoView"}""",
            JsonSerializer.Serialize(new LossOptions(), MaclJson.OneLine));

    [Fact]
    public void Every_number_reaches_its_place()
    {
        using var hard = new LossOptions { Kind = LossKind.Macl, Hardness = 0.7, PositivePrior = 0.02, MinimumTemperature = 0.03 }.Create();
        Assert.Equal(new NegativeWeighting { Hardness = 0.7, PositivePrior = 0.02 }, hard.NegativeWeighting);
        Assert.Equal(0.03, hard.Temperature.Minimum);
        using var dual = new LossOptions { Kind = LossKind.DualTemperature, InterTemperature = 0.8, TemperaturePolicy = TemperaturePolicyKind.Cosine, TemperatureCycles = 2 }.Create();
        Assert.Equal(0.8, Assert.IsType<DualTemperature>(dual.Objective).InterTemperature);
        Assert.Equal(2, Assert.IsType<CosineTemperature>(dual.Temperature).Cycles);
    }

    [Fact]
    public void Hard_negatives_and_debiasing_have_the_papers_numbers()
    {
        Assert.Equal(new NegativeWeighting { Hardness = 1, PositivePrior = 0.1 }, WeightingOf(LossKind.HardNegatives));
        Assert.Equal(new NegativeWeighting { PositivePrior = 0.1 }, WeightingOf(LossKind.Debiased));
        Assert.Equal(NegativeWeighting.None, WeightingOf(LossKind.Macl));
    }

    [Fact]
    public void Weights_of_negatives_are_refused_under_their_name_where_a_loss_takes_none()
    {
        var hard = Assert.Throws<ArgumentException>(() => new LossOptions { Kind = LossKind.Sigmoid, Hardness = 1 }.Create());
        Assert.Equal("hardness is 1; allowed: 0 with the loss sigmoid, which does not weight negatives.", hard.Message);
        var debiased = Assert.Throws<ArgumentException>(() => new LossOptions { Kind = LossKind.DualTemperature, PositivePrior = 0.1 }.Create());
        Assert.Equal("positivePrior is 0.1; allowed: 0 with the loss dual-temperature, which does not weight negatives.", debiased.Message);
    }

    [Fact]
    public void Only_the_supervised_loss_needs_labels() =>
        Assert.Equal([LossKind.SupCon], Enum.GetValues<LossKind>().Where(kind => new LossOptions { Kind = kind }.IsSupervised));

    private static NegativeWeighting WeightingOf(LossKind kind)
    {
        using var loss = new LossOptions { Kind = kind }.Create();
        return loss.NegativeWeighting;
    }

    [Fact]
    public void A_misspelt_option_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LossOptions>("""{ "temprature": 0.2 }""", MaclJson.Options));
}
