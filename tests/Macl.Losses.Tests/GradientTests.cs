using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests;

public sealed class GradientTests
{
    private static readonly double[][] _first = Rows.Normal(5, 4, seed: 31);
    private static readonly double[][] _second = Rows.Disturb(_first, .6, seed: 32);

    /// <summary>Where the temperature is fixed and nothing is reweighted, the gradient is the derivative of the value.</summary>
    [Theory]
    [InlineData(Pairing.TwoView)]
    [InlineData(Pairing.OneWay)]
    public void The_gradient_is_the_numeric_derivative_of_the_value(Pairing pairing)
    {
        AssertNumericDerivative(new InfoNceLoss(.2, pairing));
        AssertNumericDerivative(new DclLoss(.2, pairing));
        AssertNumericDerivative(new ComposedLoss(new Dcl(), new CosineTemperature(.4), pairing));
        AssertNumericDerivative(new HardNegativeLoss(.5, hardness: 1.5, positivePrior: .05, pairing));
        AssertNumericDerivative(new DebiasedLoss(.5, positivePrior: .05, pairing));
        AssertNumericDerivative(new SigmoidLoss(.25, bias: -2, pairing));
    }

    [Theory]
    [InlineData(Pairing.TwoView)]
    [InlineData(Pairing.OneWay)]
    public void The_adaptive_temperature_is_a_constant_for_the_gradient(Pairing pairing)
    {
        using var adaptive = new ComposedLoss(new InfoNce(), new AdaptiveLinearTemperature(.2, alpha: 1.5, alignmentThreshold: .2), pairing);
        Outcome actual = Outcome.OfViews(adaptive, _first, _second);
        using var frozen = new InfoNceLoss(actual.Diagnostics.Temperature, pairing);
        Close.Matrices(Outcome.OfViews(frozen, _first, _second).FirstGradient, actual.FirstGradient, 1e-12);
        Close.Matrices(NumericGradient(frozen), actual.FirstGradient, 1e-7);
        Assert.True(Rows.RelativeError(NumericGradient(adaptive), actual.FirstGradient) > .01);
    }

    [Fact]
    public void Only_the_sides_that_ask_get_a_gradient()
    {
        using var scope = NewDisposeScope();
        using var loss = new MaclLoss();
        Tensor first = Rows.ToTensor(_first).requires_grad_();
        Tensor frozen = Rows.ToTensor(_second);
        loss.forward(first, frozen).backward();
        Close.Matrices(Outcome.OfViews(loss, _first, _second).FirstGradient, Rows.FromTensor(first.grad!), 1e-12);
        Assert.False(loss.forward(frozen, frozen).requires_grad);
        using var constants = no_grad();
        Assert.False(loss.forward(first, frozen).requires_grad);
    }

    [Fact]
    public void A_zero_row_gets_no_gradient_and_gives_a_finite_one()
    {
        double[][] withZero = [.. _first];
        withZero[2] = new double[4];
        Outcome actual = Outcome.OfViews(new MaclLoss(), withZero, _second, ScalarType.Float32);
        Assert.All(actual.FirstGradient[2], value => Assert.Equal(0, value));
        Assert.True(Close.Norm(actual.SecondGradient) > 0);
        Close.AllFinite(actual.SecondGradient);
    }

    [Fact]
    public void The_gradient_is_orthogonal_to_its_row()
    {
        Outcome actual = Outcome.OfViews(new MaclLoss(), _first, _second);
        Assert.All(_first.Zip(actual.FirstGradient), pair => Assert.Equal(0, pair.First.Zip(pair.Second, (x, g) => x * g).Sum(), 1e-12));
    }

    [Fact]
    public void Computing_a_loss_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var loss = new MaclLoss();
        Tensor first = Rows.ToTensor(_first);
        Tensor second = Rows.ToTensor(_second);
        double before = loss.forward(first, second).item<double>();
        loss.Measure(second, first).Loss.Dispose();
        Assert.Equal(before, loss.forward(first, second).item<double>());
        Assert.Equal(_first, Rows.FromTensor(first));
        Assert.Empty(loss.state_dict());
    }

    private static void AssertNumericDerivative(ContrastiveLoss loss) =>
        Close.Matrices(NumericGradient(loss), Outcome.OfViews(loss, _first, _second).FirstGradient, 1e-7);

    private static double[][] NumericGradient(ContrastiveLoss loss) =>
        Rows.Make(_first.Length, _first[0].Length, (row, column) => NumericDerivative(loss, row, column));

    private static double NumericDerivative(ContrastiveLoss loss, int row, int column)
    {
        const double step = 1e-5;
        double up = ValueAt(loss, row, column, step);
        double down = ValueAt(loss, row, column, -step);
        return (up - down) / (2 * step);
    }

    private static double ValueAt(ContrastiveLoss loss, int row, int column, double step)
    {
        using var scope = NewDisposeScope();
        double[][] moved = Rows.Make(_first.Length, _first[0].Length, (r, c) => _first[r][c] + (r == row && c == column ? step : 0));
        return loss.forward(Rows.ToTensor(moved), Rows.ToTensor(_second)).item<double>();
    }
}
