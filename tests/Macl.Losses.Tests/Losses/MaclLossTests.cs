using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests;

public sealed class MaclLossTests
{
    private static readonly double[][] _first = Rows.Normal(9, 7, seed: 21);
    private static readonly double[][] _second = Rows.Disturb(_first, .4, seed: 22);

    [Theory]
    [InlineData(Pairing.TwoView)]
    [InlineData(Pairing.OneWay)]
    public void With_alpha_zero_it_has_the_gradient_of_dcl(Pairing pairing)
    {
        foreach (double temperature in (double[])[.01, .05, .5])
        {
            using var macl = new MaclLoss(temperature, alpha: 0, pairing: pairing);
            using var dcl = new DclLoss(temperature, pairing);
            Outcome one = Outcome.OfViews(macl, _first, _second, ScalarType.Float32);
            Outcome other = Outcome.OfViews(dcl, _first, _second, ScalarType.Float32);
            Assert.Equal(other.FirstGradient, one.FirstGradient);
            Assert.Equal(other.SecondGradient, one.SecondGradient);
            Assert.NotEqual(other.Loss, one.Loss);
        }
    }

    [Theory]
    [InlineData(ScalarType.Float32, 1e-5)]
    [InlineData(ScalarType.BFloat16, 1e-2)]
    public void A_positive_that_has_won_still_gets_the_whole_gradient(ScalarType dtype, double tolerance)
    {
        using var loss = new MaclLoss(temperature: .05, alpha: 0);
        double[][] negatives = [[.1, -.2, 0, .05, -.1, .3, -.4]];
        Outcome actual = Outcome.OfSimilarities(loss, [.95], negatives, dtype);
        Close.Numbers(-1 / .05, actual.FirstGradient[0][0], tolerance);
        Close.Numbers(1 / .05, actual.SecondGradient[0].Sum(), tolerance);
        Assert.Equal(1, actual.Loss, 1e-5);
    }

    [Fact]
    public void It_is_the_authors_formula_wherever_that_is_finite()
    {
        foreach (double temperature in (double[])[.1, .3, 1])
        {
            using var loss = new MaclLoss(temperature, alpha: .5, alignmentThreshold: .1);
            double[] positives = [.9, .5, -.2, .99];
            double[][] negatives = Rows.Map(Rows.Normal(4, 6, seed: 3), Math.Tanh);
            Outcome actual = Outcome.OfSimilarities(loss, positives, negatives);
            (double value, double[][] positiveGradient, double[][] negativeGradient) = AuthorsFormula(positives, negatives, temperature, .5, .1);
            Close.Numbers(value, actual.Loss, 1e-9);
            Close.Matrices(positiveGradient, actual.FirstGradient, 1e-9);
            Close.Matrices(negativeGradient, actual.SecondGradient, 1e-9);
        }
    }

    [Fact]
    public void A_published_setting_that_makes_the_temperature_negative_is_clamped_and_reported()
    {
        using var loss = new MaclLoss(temperature: .05, alpha: 2, alignmentThreshold: .8);
        Outcome unaligned = Outcome.OfViews(loss, _first, Rows.Normal(9, 7, seed: 23));
        Assert.True(unaligned.Diagnostics.TemperatureClamped);
        Assert.Equal(.005, unaligned.Diagnostics.Temperature, 1e-15);
        Close.AllFinite(unaligned.FirstGradient);

        Outcome aligned = Outcome.OfViews(loss, _first, _first);
        Assert.False(aligned.Diagnostics.TemperatureClamped);
        Assert.Equal(.05 * 1.4, aligned.Diagnostics.Temperature, 1e-12);
    }

    [Fact]
    public void The_minimum_temperature_is_an_option()
    {
        using var loss = new MaclLoss(temperature: .05, alpha: 2, alignmentThreshold: .8, minimumTemperature: .03);
        Assert.Equal(.03, Outcome.OfViews(loss, _first, Rows.Normal(9, 7, seed: 23)).Diagnostics.Temperature, 1e-15);
        Assert.Throws<ArgumentException>(() => new MaclLoss(temperature: .05, minimumTemperature: .06));
    }

    /// <summary>−V log P with V = 1/(1 − P) as the authors wrote it, by PyTorch-style automatic differentiation.</summary>
    private static (double Loss, double[][] PositiveGradient, double[][] NegativeGradient) AuthorsFormula(double[] positives, double[][] negatives, double initial, double alpha, double threshold)
    {
        using var scope = NewDisposeScope();
        Tensor positive = Rows.ToTensor([positives]).t().contiguous().requires_grad_();
        Tensor negative = Rows.ToTensor(negatives).requires_grad_();
        double temperature = initial * (1 + (alpha * (positives.Average() - threshold)));
        Tensor logits = cat([positive, negative], 1) / temperature;
        Tensor probability = logits.softmax(1).select(1, 0);
        Tensor weight = 1 / (1 - probability.detach());
        Tensor loss = -(weight * probability.log()).mean();
        loss.backward();
        return (loss.item<double>(), [[.. positive.grad!.data<double>()]], Rows.FromTensor(negative.grad!));
    }
}
