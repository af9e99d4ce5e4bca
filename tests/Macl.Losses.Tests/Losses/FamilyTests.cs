using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests;

/// <summary>What the members of the family have in common, and where one becomes another.</summary>
public sealed class FamilyTests
{
    private static readonly double[][] _first = Rows.Normal(9, 7, seed: 61);
    private static readonly double[][] _second = Rows.Disturb(_first, .6, seed: 62);

    [Theory]
    [InlineData(Pairing.TwoView)]
    [InlineData(Pairing.OneWay)]
    public void Macl_with_alpha_0_dcl_and_flatnce_have_one_gradient(Pairing pairing)
    {
        foreach (ScalarType dtype in (ScalarType[])[ScalarType.Float32, ScalarType.Float64])
        {
            Outcome dcl = Outcome.OfViews(new DclLoss(.1, pairing), _first, _second, dtype);
            Outcome macl = Outcome.OfViews(new MaclLoss(.1, alpha: 0, pairing: pairing), _first, _second, dtype);
            Outcome flat = Outcome.OfViews(new FlatNceLoss(.1, pairing), _first, _second, dtype);
            Assert.Equal(dcl.FirstGradient, flat.FirstGradient);
            Assert.Equal(dcl.FirstGradient, macl.FirstGradient);
            Assert.Equal(dcl.SecondGradient, flat.SecondGradient);
            Assert.Equal(1, flat.Loss);
        }
    }

    [Fact]
    public void Dual_temperature_with_both_temperatures_the_same_is_InfoNce()
    {
        Outcome infoNce = Outcome.OfViews(new InfoNceLoss(.2), _first, _second);
        Outcome dual = Outcome.OfViews(new DualTemperatureLoss(.2, interTemperature: .2), _first, _second);
        Close.Numbers(infoNce.Loss, dual.Loss, 1e-12);
        Close.Matrices(infoNce.FirstGradient, dual.FirstGradient, 1e-12);
    }

    [Fact]
    public void Dual_temperature_keeps_a_gradient_where_a_positive_has_won()
    {
        double[][] negatives = [[.1, -.2, 0, .05, -.1, .3, -.4]];
        Outcome dual = Outcome.OfSimilarities(new DualTemperatureLoss(.02), [.95], negatives, ScalarType.Float32);
        double scaling = negatives[0].Sum(Math.Exp) / (Math.Exp(.95) + negatives[0].Sum(Math.Exp));
        Close.Numbers(-scaling / .02, dual.FirstGradient[0][0], 1e-5);
        Close.Numbers(scaling, dual.Loss, 1e-5);
    }

    [Fact]
    public void The_temperature_between_anchors_must_be_above_0() =>
        Assert.StartsWith("The inter-anchor temperature is 0; it must be", Assert.Throws<ArgumentOutOfRangeException>(() => new DualTemperatureLoss(interTemperature: 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_bias_must_be_finite() =>
        Assert.StartsWith("The bias is NaN; it must be", Assert.Throws<ArgumentOutOfRangeException>(() => new SigmoidLoss(bias: double.NaN)).Message, StringComparison.Ordinal);

    [Fact]
    public void Supervised_contrastive_loss_refuses_two_views_without_labels()
    {
        using var scope = NewDisposeScope();
        using var loss = new SupConLoss();
        Tensor first = Rows.ToTensor(_first);
        Tensor second = Rows.ToTensor(_second);
        string message = Assert.Throws<InvalidOperationException>(() => loss.forward(first, second)).Message;
        Assert.Equal("SupConLoss needs the class of each sample: call LossOf or Measure with Candidates.Labelled(first, second, labels).", message);
        Assert.Throws<InvalidOperationException>(() => loss.Measure(first, second));
    }

    /// <summary>With a class of its own for each sample, L_out is −s⁺/τ + log Σ over all other rows, the positive among them.</summary>
    [Fact]
    public void Supervised_contrastive_loss_with_a_class_for_each_sample_is_its_own_definition()
    {
        double[][] unit = [.. _first.Concat(_second).Select(row => row.Select(value => value / Math.Sqrt(row.Sum(x => x * x))).ToArray())];
        double Similarity(int one, int other) => unit[one].Zip(unit[other], (x, y) => x * y).Sum();
        double expected = Enumerable.Range(0, unit.Length).Average(anchor =>
        {
            double sum = Enumerable.Range(0, unit.Length).Where(other => other != anchor).Sum(other => Math.Exp(Similarity(anchor, other) / .1));
            return Math.Log(sum) - (Similarity(anchor, (anchor + _first.Length) % unit.Length) / .1);
        });
        using var loss = new SupConLoss();
        Outcome actual = Outcome.Of(loss, _first, _second, (first, second) => Candidates.Labelled(first, second, arange(_first.Length, ScalarType.Int64)));
        Close.Numbers(expected, actual.Loss, 1e-12);
    }

    [Fact]
    public void An_anchor_without_negatives_is_refused_under_any_candidates()
    {
        using var scope = NewDisposeScope();
        using var loss = new InfoNceLoss();
        Tensor first = Rows.ToTensor(_first);
        Tensor keys = zeros(_first.Length, ScalarType.Int64);
        Tensor queueKeys = zeros(2, ScalarType.Int64);
        Candidates[] all =
        [
            Candidates.TwoView(first, first, keys),
            Candidates.OneWay(first, first, sampleKeys: keys),
            Candidates.Queue(first, first, first.narrow(0, 0, 2), keys, queueKeys),
            Candidates.Labelled(first, first, keys, positivesInDenominator: false),
        ];
        Assert.All(all, candidates => Assert.StartsWith("Anchor 0 has no negative: all ", Assert.Throws<ArgumentException>(() => loss.LossOf(candidates)).Message, StringComparison.Ordinal));
    }
}
