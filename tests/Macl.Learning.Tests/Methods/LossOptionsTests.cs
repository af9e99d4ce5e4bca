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
        var temperature = Assert.IsType<AdaptiveLinearTemperature>(Assert.IsType<MaclLoss>(loss).Temperature);
        Assert.Equal((0.1, 0.5, 0.0), (temperature.Initial, temperature.Alpha, temperature.AlignmentThreshold));
        Assert.Equal(Pairing.TwoView, loss.Pairing);
    }

    [Theory]
    [InlineData(LossKind.InfoNce, "infonce", typeof(InfoNceLoss))]
    [InlineData(LossKind.Dcl, "dcl", typeof(DclLoss))]
    [InlineData(LossKind.Macl, "macl", typeof(MaclLoss))]
    public void A_recipe_names_each_loss_in_its_own_way(LossKind kind, string name, Type type)
    {
        string json = JsonSerializer.Serialize(new LossOptions { Kind = kind, Temperature = 0.3, Pairing = Pairing.OneWay }, MaclJson.OneLine);
        using var loss = JsonSerializer.Deserialize<LossOptions>(json, MaclJson.Options)!.Create();

        Assert.Contains($"\"kind\":\"{name}\"", json, StringComparison.Ordinal);
        Assert.IsType(type, loss);
        Assert.Equal((0.3, Pairing.OneWay), (loss.Temperature.Initial, loss.Pairing));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_temperature_outside_its_range_is_refused(double temperature) =>
        Assert.ThrowsAny<ArgumentException>(() => new LossOptions { Temperature = temperature }.Create());

    [Fact]
    public void A_misspelt_option_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LossOptions>("""{ "temprature": 0.2 }""", MaclJson.Options));
}
