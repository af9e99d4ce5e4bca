using Macl.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses.Tests;

public sealed class LearnableTemperatureTests
{
    private static readonly double[][] _first = Rows.Normal(6, 5, seed: 41);
    private static readonly double[][] _second = Rows.Disturb(_first, .5, seed: 42);
    private static readonly Scalar _half = .5.ToScalar();

    public static TheoryData<string> Kinds => [.. Contrasts.Keys];

    private static Dictionary<string, Func<Tensor, Tensor, Candidates>> Contrasts { get; } = new(StringComparer.Ordinal)
    {
        ["two-view"] = (first, second) => Candidates.TwoView(first, second),
        ["two-view with keys"] = (first, second) => Candidates.TwoView(first, second, tensor(new long[] { 0, 0, 1, 2, 3, 4 })),
        ["one-way"] = (first, second) => Candidates.OneWay(first, second),
        ["one-way with hard negatives"] = (first, second) => Candidates.OneWay(first, second, Rows.ToTensor(Rows.Normal(3, 5, seed: 43))),
        ["queue"] = (first, second) => Candidates.Queue(first, second, Rows.ToTensor(Rows.Normal(7, 5, seed: 44))),
        ["labelled"] = (first, second) => Candidates.Labelled(first, second, tensor(new long[] { 0, 0, 1, 1, 1, 2 })),
        ["labelled without positives"] = (first, second) => Candidates.Labelled(first, second, tensor(new long[] { 0, 0, 1, 1, 1, 2 }), positivesInDenominator: false),
        ["given"] = (first, second) => Candidates.Given(first.select(1, 0).tanh(), second.tanh()),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_gradient_is_the_numeric_derivative_under_any_candidates(string kind)
    {
        AssertNumeric(new InfoNce(), null, kind);
        AssertNumeric(new Dcl(), null, kind);
        AssertNumeric(new InfoNce(), new NegativeWeighting { Hardness = 1.5 }, kind);
        AssertNumeric(new InfoNce(), new NegativeWeighting { Hardness = 1, PositivePrior = .05 }, kind);
        AssertNumeric(new InfoNce(), new NegativeWeighting { PositivePrior = .9 }, kind);
        AssertNumeric(new PairwiseSigmoid(-2), null, kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_learns_where_all_rows_are_frozen(string kind)
    {
        using var scope = NewDisposeScope();
        using var loss = new ComposedLoss(new PairwiseSigmoid(-1), new LearnableTemperature(.3));
        Tensor first = Rows.ToTensor(_first);
        Tensor second = Rows.ToTensor(_second);
        loss.LossOf(Contrasts[kind](first, second)).backward();
        float frozen = loss.get_parameter("logit_scale")!.grad!.item<float>();
        float frozenBias = loss.get_parameter("logit_bias")!.grad!.item<float>();
        loss.zero_grad();
        loss.LossOf(Contrasts[kind](first.requires_grad_(), second.requires_grad_())).backward();
        Close.Numbers(loss.get_parameter("logit_scale")!.grad!.item<float>(), frozen, 1e-6);
        Close.Numbers(loss.get_parameter("logit_bias")!.grad!.item<float>(), frozenBias, 1e-6);
    }

    [Fact]
    public void Float32_rows_give_the_gradient_that_float64_rows_give()
    {
        using var loss = new ComposedLoss(new InfoNce(), new LearnableTemperature(.2), negativeWeighting: new NegativeWeighting { Hardness = 1 });
        (double[][] first, double[][] second) = (Scenarios.AsFloat(_first), Scenarios.AsFloat(_second));
        double wide = Outcome.OfViews(loss, first, second).LogitScaleGradient!.Value;
        Close.Numbers(wide, Outcome.OfViews(loss, first, second, ScalarType.Float32).LogitScaleGradient!.Value, 1e-5);
    }

    [Fact]
    public void It_falls_where_positives_win_and_rises_where_they_lose()
    {
        Assert.True(TemperatureAfterSteps(_first) < .2);
        Assert.True(TemperatureAfterSteps(Rows.Map(_first, value => -value)) > .2);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(-100)]
    [InlineData(0.1)]
    public void It_stays_within_its_bounds_and_never_sticks_to_them(double steps)
    {
        using var scope = NewDisposeScope();
        using var loss = new ComposedLoss(new InfoNce(), new LearnableTemperature(.2, .05, .7));
        Tensor parameter = loss.get_parameter("logit_scale")!;
        using var by = steps.ToScalar();
        using (no_grad())
        {
            parameter.add_(by);
        }

        double beforehand = Outcome.OfViews(loss, _first, _second).Diagnostics.Temperature;
        Assert.InRange(beforehand, .05, .7);
        Assert.Equal(Math.Abs(steps) > 1 ? 0 : 1, Math.Sign(Math.Abs(Outcome.OfViews(loss, _first, _second).LogitScaleGradient!.Value)));
        loss.ConstrainParameters();
        Outcome constrained = Outcome.OfViews(loss, _first, _second);
        Assert.Equal(beforehand, constrained.Diagnostics.Temperature);
        Assert.False(constrained.Diagnostics.TemperatureClamped);
        Assert.NotEqual(0, constrained.LogitScaleGradient);
    }

    [Fact]
    public void Beyond_the_minimum_it_is_reported_as_clamped()
    {
        using var loss = new ComposedLoss(new InfoNce(), new LearnableTemperature(.2, .05));
        using var beyond = 9.0.ToScalar();
        using (no_grad())
        {
            loss.get_parameter("logit_scale")!.fill_(beyond);
        }

        Outcome outcome = Outcome.OfViews(loss, _first, _second);
        Assert.True(outcome.Diagnostics.TemperatureClamped);
        Assert.Equal(.05, outcome.Diagnostics.Temperature);
    }

    [Fact]
    public void Its_parameter_is_the_log_of_the_inverse_temperature_and_the_only_state()
    {
        using var loss = new ComposedLoss(new InfoNce(), new LearnableTemperature(.07));
        Assert.Equal(["logit_scale"], loss.state_dict().Keys);
        Assert.Equal((float)Math.Log(1 / .07), loss.get_parameter("logit_scale")!.item<float>());
        using var sigmoid = new SigmoidLoss();
        Assert.Equal(["logit_bias", "logit_scale"], sigmoid.state_dict().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(-10, sigmoid.get_parameter("logit_bias")!.item<float>());
        using var fixedBias = new ComposedLoss(new PairwiseSigmoid(learnsBias: false), new FixedTemperature());
        Assert.Empty(fixedBias.state_dict());
    }

    [Fact]
    public void Its_parameter_outlives_the_dispose_scope_it_was_made_in_and_goes_with_the_loss()
    {
        ComposedLoss loss;
        using (NewDisposeScope())
        {
            loss = new ComposedLoss(new InfoNce(), new LearnableTemperature());
        }

        Assert.True(double.IsFinite(Outcome.OfViews(loss, _first, _second).Loss));
        loss.Dispose();
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => new SigmoidLoss().Dispose()));
    }

    [Fact]
    public void Moving_the_loss_to_another_dtype_moves_what_it_learns()
    {
        using var loss = new SigmoidLoss();
        loss.to(ScalarType.Float64);
        Assert.Equal(ScalarType.Float64, loss.get_parameter("logit_scale")!.dtype);
        Assert.Equal(.1, Outcome.OfViews(loss, _first, _second).Diagnostics.Temperature, 1e-7);
    }

    [Fact]
    public void Bounds_must_hold_the_temperature()
    {
        Assert.Equal("The minimum temperature 0.01 is above the temperature 0.005; it must not be.", Refusal(new LearnableTemperature(.005)));
        Assert.Equal("The maximum temperature 1 is below the temperature 2; it must not be.", Refusal(new LearnableTemperature(2)));
        Assert.Contains("maximum temperature is NaN", Assert.Throws<ArgumentOutOfRangeException>(() => new LearnableTemperature(maximumTemperature: double.NaN)).Message, StringComparison.Ordinal);
    }

    private static string Refusal(LearnableTemperature policy) => Assert.Throws<ArgumentException>(() => new ComposedLoss(new InfoNce(), policy)).Message;

    private static double TemperatureAfterSteps(double[][] second)
    {
        using var scope = NewDisposeScope();
        using var loss = new ComposedLoss(new InfoNce(), new LearnableTemperature(.2));
        Tensor parameter = loss.get_parameter("logit_scale")!;
        for (int step = 0; step < 3; step++)
        {
            Outcome.OfViews(loss, _first, second);
            using var constants = no_grad();
            parameter.sub_(parameter.grad!.mul(_half));
            loss.ConstrainParameters();
        }

        return Outcome.OfViews(loss, _first, second).Diagnostics.Temperature;
    }

    private static void AssertNumeric(Objective objective, NegativeWeighting? weighting, string kind)
    {
        const double step = 1e-5;
        using var loss = new ComposedLoss(objective, new LearnableTemperature(.5), negativeWeighting: weighting);
        loss.to(ScalarType.Float64);
        foreach (string name in loss.state_dict().Keys)
        {
            double up = ValueAt(loss, name, step, kind);
            double down = ValueAt(loss, name, -step, kind);
            Outcome actual = Outcome.Of(loss, _first, _second, Contrasts[kind]);
            double expected = (up - down) / (2 * step);
            Assert.Equal(expected, (name is "logit_scale" ? actual.LogitScaleGradient : actual.BiasGradient)!.Value, 1e-7 * Math.Max(1, Math.Abs(expected)));
        }
    }

    private static double ValueAt(ComposedLoss loss, string name, double step, string kind)
    {
        using var by = step.ToScalar();
        using var constants = no_grad();
        Tensor parameter = loss.get_parameter(name)!;
        using Tensor before = parameter.clone();
        parameter.add_(by);
        using Tensor first = Rows.ToTensor(_first);
        using Tensor second = Rows.ToTensor(_second);
        using var scope = NewDisposeScope();
        double value = loss.LossOf(Contrasts[kind](first, second)).item<double>();
        parameter.copy_(before);
        return value;
    }
}
