using Macl.Testing;
using Macl.Testing.Losses;
using static TorchSharp.torch;

namespace Macl.Losses.Tests;

public sealed class NegativeWeightingTests
{
    private static readonly double[][] _first = Scenarios.AsFloat(Rows.Normal(9, 7, seed: 51));
    private static readonly double[][] _second = Scenarios.AsFloat(Rows.Disturb(_first, .8, seed: 52));

    [Fact]
    public void Hardness_0_and_prior_0_leave_a_loss_as_it_is()
    {
        foreach (Pairing pairing in Enum.GetValues<Pairing>())
        {
            Outcome plain = Outcome.OfViews(new InfoNceLoss(.2, pairing), _first, _second);
            Outcome weighted = Outcome.OfViews(new HardNegativeLoss(.2, hardness: 0, positivePrior: 0, pairing), _first, _second);
            Outcome debiased = Outcome.OfViews(new DebiasedLoss(.2, positivePrior: 0, pairing), _first, _second);
            Assert.Equal(plain.Loss, weighted.Loss);
            Assert.Equal(plain.FirstGradient, weighted.FirstGradient);
            Assert.Equal(plain.Loss, debiased.Loss);
        }
    }

    /// <summary>The settings of the papers, with the tolerance of every other loss.</summary>
    [Theory]
    [InlineData(ScalarType.Float32, 1e-5)]
    [InlineData(ScalarType.Float64, 1e-9)]
    public void At_the_temperature_of_the_papers_it_keeps_its_accuracy(ScalarType dtype, double tolerance)
    {
        OracleLoss expected = OracleLoss.OfViews(_first, _second, OracleObjective.HardNegatives, _ => .5, twoView: true);
        Outcome actual = Outcome.OfViews(new HardNegativeLoss(), _first, _second, dtype);
        Close.Numbers(expected.Loss, actual.Loss, tolerance);
        Close.Matrices(expected.FirstGradient, actual.FirstGradient, tolerance);
        Close.Matrices(expected.SecondGradient, actual.SecondGradient, tolerance);
    }

    [Fact]
    public void It_counts_the_negatives_that_each_anchor_has()
    {
        using var scope = NewDisposeScope();
        using var loss = new HardNegativeLoss(.5, hardness: 1, positivePrior: .05);
        Tensor first = Rows.ToTensor(_first);
        Tensor second = Rows.ToTensor(_second);
        Tensor keys = tensor(new long[] { 0, 0, 0, 1, 2, 2, 3, 4, 5 });
        double actual = loss.LossOf(Candidates.OneWay(first, second, sampleKeys: keys)).item<double>();
        Assert.Equal(ByAnchors(keys.data<long>().ToArray()), actual, 1e-12);
    }

    /// <summary>Where the estimate of the negatives is below what is possible, the smallest possible sum stands for it: a constant.</summary>
    [Fact]
    public void At_the_smallest_value_negatives_get_no_gradient_and_the_positive_its_own()
    {
        using var loss = new DebiasedLoss(.1, positivePrior: .1);
        Outcome actual = Outcome.OfSimilarities(loss, [.9], [[.1, -.2, .3]]);
        Assert.All(actual.SecondGradient[0], slope => Assert.Equal(0, slope));
        double margin = (.9 / .1) - Math.Log(3) + (1 / .1);
        Close.Numbers(-1 / (1 + Math.Exp(margin)) / .1, actual.FirstGradient[0][0], 1e-9);
    }

    [Fact]
    public void An_estimate_of_exactly_nothing_is_no_NaN()
    {
        using var loss = new DebiasedLoss(.5, positivePrior: .25);
        Outcome actual = Outcome.OfSimilarities(loss, [.5, .5], [[.5 + (.5 * Math.Log(.25)), .5 + (.5 * Math.Log(.25))], [.5, .5]]);
        Assert.True(double.IsFinite(actual.Loss));
        Close.AllFinite(actual.FirstGradient);
        Close.AllFinite(actual.SecondGradient);
    }

    [Fact]
    public void Harder_negatives_get_more_of_the_gradient_as_the_concentration_rises()
    {
        double[] shares = [.. ((double[])[0, .5, 1, 2]).Select(ShareOfHardest)];
        Assert.Equal(shares.Order(), shares);
        Assert.True(shares[3] > 1.5 * shares[0]);
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void The_positive_prior_is_a_probability_below_1(double prior) =>
        Assert.Equal($"The positive prior is {prior}; it must be at least 0 and below 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new NegativeWeighting { PositivePrior = prior }).Message);

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(double.PositiveInfinity)]
    public void The_hardness_is_neither_negative_nor_so_large_that_only_one_negative_counts(double hardness) =>
        Assert.Equal($"The hardness is {hardness}; it must be from 0 to 100.", Assert.Throws<ArgumentOutOfRangeException>(() => new NegativeWeighting { Hardness = hardness }).Message);

    [Fact]
    public void Objectives_that_are_no_function_of_the_margin_refuse_it()
    {
        var weighting = new NegativeWeighting { Hardness = 1 };
        Assert.Contains("under PairwiseSigmoid", Assert.Throws<ArgumentException>(() => new ComposedLoss(new PairwiseSigmoid(), new FixedTemperature(), negativeWeighting: weighting)).Message, StringComparison.Ordinal);
        Assert.Contains("under DualTemperature", Assert.Throws<ArgumentException>(() => new ComposedLoss(new DualTemperature(), new FixedTemperature(), negativeWeighting: weighting)).Message, StringComparison.Ordinal);
    }

    private static double ByAnchors(long[] keys)
    {
        double[][] unit = [.. _first.Concat(_second).Select(row => row.Select(value => value / Math.Sqrt(row.Sum(x => x * x))).ToArray())];
        double Similarity(int anchor, int candidate) => unit[anchor].Zip(unit[keys.Length + candidate], (x, y) => x * y).Sum();
        return Enumerable.Range(0, keys.Length).Average(anchor =>
        {
            double[] negatives = [.. Enumerable.Range(0, keys.Length).Where(other => keys[other] != keys[anchor]).Select(other => Similarity(anchor, other))];
            OracleNegatives found = OracleNegatives.Of(Similarity(anchor, anchor), negatives, temperature: .5, hardness: 1, prior: .05);
            return Math.Log((found.Positive + found.Sum) / found.Positive);
        });
    }

    private static double ShareOfHardest(double hardness)
    {
        using var loss = new HardNegativeLoss(.5, hardness, positivePrior: 0);
        double[] slopes = Outcome.OfSimilarities(loss, [.5], [[.8, .3, -.2, 0]]).SecondGradient[0];
        return slopes[0] / slopes.Sum();
    }
}
