using Macl.Testing;
using Macl.Testing.Losses;
using static TorchSharp.torch;

namespace Macl.Losses.Tests;

public sealed class DiagnosisTests
{
    [Theory]
    [InlineData(10, .99)]
    [InlineData(1000, .9999)]
    public void Gradient_scaling_tends_to_one_with_many_negatives(int count, double atLeast)
    {
        double[][] negatives = Rows.Map(Rows.Make(1, count * 100), _ => 0);
        double scaling = ScalingOf(1, negatives[0], temperature: .5);
        Assert.InRange(scaling, atLeast, 1);
    }

    [Fact]
    public void Gradient_scaling_grows_with_the_number_of_negatives()
    {
        double[] scalings = [.. ((int[])[1, 4, 16, 64]).Select(count => ScalingOf(.8, new double[count], temperature: .2))];
        Assert.Equal(scalings.Order(), scalings);
        Assert.Equal(4, scalings.Distinct().Count());
    }

    [Fact]
    public void Gradient_scaling_tends_to_zero_at_small_temperatures_where_the_positive_is_nearest_and_else_to_one()
    {
        Assert.InRange(ScalingOf(.6, [.5, .4], temperature: .002), 0, 1e-20);
        Assert.InRange(ScalingOf(.4, [.5, .3], temperature: .002), 1 - 1e-15, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Gradient_scaling_tends_to_the_share_of_the_negatives_at_large_temperatures(int count) =>
        Assert.Equal(count / (count + 1.0), ScalingOf(1, [.. Enumerable.Repeat(-1.0, count)], temperature: 1e6), 1e-6);

    [Fact]
    public void Gradient_scaling_tends_to_zero_as_few_negatives_meet_full_alignment()
    {
        double[] scalings = [.. ((double[])[0, .5, 1]).Select(alignment => ScalingOf(alignment, [0, 0], temperature: .05))];
        Assert.Equal(scalings.OrderDescending(), scalings);
        Assert.InRange(scalings[^1], 0, 1e-8);
    }

    [Theory]
    [InlineData(Pairing.TwoView)]
    [InlineData(Pairing.OneWay)]
    public void InfoNce_at_the_initial_temperature_does_not_depend_on_the_objective_or_policy(Pairing pairing)
    {
        double[][] first = Rows.Normal(6, 4, seed: 41);
        double[][] second = Rows.Disturb(first, .5, seed: 42);
        double expected = OracleLoss.OfViews(first, second, OracleObjective.InfoNce, _ => .1, pairing == Pairing.TwoView).Loss;
        foreach (Composition composition in Composition.All.Where(one => one.Pairing == pairing))
        {
            Close.Numbers(expected, Outcome.OfViews(composition.Build(), first, second).Diagnostics.InfoNceAtInitialTemperature, 1e-9);
        }
    }

    [Fact]
    public void In_batch_accuracy_counts_the_positives_that_beat_every_negative()
    {
        using var loss = new MaclLoss();
        double[][] negatives = [[.1, .2], [.8, .2], [.3, .9], [-1, -1]];
        Assert.Equal(.5, Outcome.OfSimilarities(loss, [.9, .7, .4, -.9], negatives).Diagnostics.InBatchAccuracy);
    }

    [Theory]
    [InlineData(Scenario.OneIdenticalRowForAll)]
    [InlineData(Scenario.OnlyZeroVectors)]
    public void Ties_are_misses_so_collapsed_embeddings_score_zero_whatever_the_rounding(Scenario scenario)
    {
        foreach (int dimension in (int[])[3, 24, 65, 130, 515, 768])
        {
            (double[][] first, double[][] second) = Scenarios.Views(scenario, count: 37, dimension);
            using var twoView = new MaclLoss();
            using var oneWay = new MaclLoss(pairing: Pairing.OneWay);
            Assert.Equal(0, Outcome.OfViews(twoView, first, second, ScalarType.Float32).Diagnostics.InBatchAccuracy);
            Assert.Equal(0, Outcome.OfViews(oneWay, first, second, ScalarType.Float32).Diagnostics.InBatchAccuracy);
        }
    }

    [Fact]
    public void Collapsed_embeddings_have_the_infonce_of_pure_chance()
    {
        (double[][] first, double[][] second) = Scenarios.Views(Scenario.OneIdenticalRowForAll, count: 8);
        Assert.Equal(Math.Log(8), Outcome.OfViews(new MaclLoss(pairing: Pairing.OneWay), first, second).Diagnostics.InfoNceAtInitialTemperature, 1e-9);
        Assert.Equal(Math.Log(15), Outcome.OfViews(new MaclLoss(), first, second).Diagnostics.InfoNceAtInitialTemperature, 1e-9);
    }

    private static double ScalingOf(double positive, double[] negatives, double temperature)
    {
        using var loss = new InfoNceLoss(temperature);
        return Outcome.OfSimilarities(loss, [positive], [negatives]).Diagnostics.GradientScaling;
    }
}
