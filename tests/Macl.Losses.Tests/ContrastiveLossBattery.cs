using Macl.Testing;
using Macl.Testing.Losses;
using static TorchSharp.torch;

namespace Macl.Losses.Tests;

/// <summary>Every composition against double loops in double precision.</summary>
public sealed class ContrastiveLossBattery
{
    private static readonly (int Count, int Dimension)[] _sizes = [(2, 3), (3, 33), (7, 5), (32, 65)];

    public static IEnumerable<TheoryDataRow<OracleObjective, PolicyKind, Pairing>> Compositions =>
        Composition.All.Select(all => new TheoryDataRow<OracleObjective, PolicyKind, Pairing>(all.Objective, all.Policy, all.Pairing));

    [Theory]
    [MemberData(nameof(Compositions))]
    public void Loss_gradient_and_diagnostics_are_those_of_the_definition(OracleObjective objective, PolicyKind policy, Pairing pairing)
    {
        var composition = new Composition(objective, policy, pairing);
        foreach ((int count, int dimension) in _sizes)
        {
            double[][] first = Scenarios.AsFloat(Rows.Normal(count, dimension, seed: count));
            double[][] second = Scenarios.AsFloat(Rows.Disturb(first, .5, seed: count + 1));
            AssertAsDefined(composition, first, second, ScalarType.Float32, 1e-5 * composition.Conditioning);
            AssertAsDefined(composition, first, second, ScalarType.Float64, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public void Nearly_identical_views_at_a_small_temperature_keep_their_accuracy(OracleObjective objective, PolicyKind policy, Pairing pairing)
    {
        var composition = new Composition(objective, policy, pairing, InitialTemperature: .05);
        (double[][] first, double[][] second) = Scenarios.Views(Scenario.NearlyIdenticalViews, count: 8);
        AssertAsDefined(composition, first, second, ScalarType.Float32, 1e-5 * composition.Conditioning);
        AssertAsDefined(composition, first, second, ScalarType.Float64, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public void Zero_vectors_and_any_magnitude_keep_their_accuracy(OracleObjective objective, PolicyKind policy, Pairing pairing)
    {
        var composition = new Composition(objective, policy, pairing);
        Scenario[] scenarios = [Scenario.ZeroVectorsAmongOthers, Scenario.TinyMagnitudes, Scenario.HugeMagnitudes, Scenario.MixedMagnitudes, Scenario.DuplicatedSamples];
        foreach (Scenario scenario in scenarios)
        {
            (double[][] first, double[][] second) = Scenarios.Views(scenario);
            AssertAsDefined(composition, first, second, ScalarType.Float32, 1e-5 * composition.Conditioning, accuracyToo: false);
            AssertAsDefined(composition, first, second, ScalarType.Float64, 1e-9, accuracyToo: false);
        }
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public void Nothing_is_ever_NaN_or_infinite(OracleObjective objective, PolicyKind policy, Pairing pairing)
    {
        foreach (double temperature in (double[])[1e-6, .01, 1, 1e6])
        {
            using ComposedLoss loss = new Composition(objective, policy, pairing, temperature).Build();
            foreach (Scenario scenario in Enum.GetValues<Scenario>())
            {
                AssertFinite(loss, scenario, count: 2);
                AssertFinite(loss, scenario, count: 8);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public void Given_similarities_are_taken_as_they_are(OracleObjective objective, PolicyKind policy, Pairing pairing)
    {
        var composition = new Composition(objective, policy, pairing);
        double[] positives = [.9f, .2f, -.4f];
        double[][] negatives = [[.1f, -.3f], [.8f, .7f], [-.4f, -1]];
        OracleLoss expected = OracleLoss.OfSimilarities(positives, negatives, objective, composition.TemperatureAt);
        using ComposedLoss loss = composition.Build();
        AssertSame(expected, Outcome.OfSimilarities(loss, positives, negatives, ScalarType.Float32), 1e-5 * composition.Conditioning);
        AssertSame(expected, Outcome.OfSimilarities(loss, positives, negatives), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public void Half_precision_input_is_widened_and_gets_its_gradient_in_its_own_dtype(OracleObjective objective, PolicyKind policy, Pairing pairing)
    {
        var composition = new Composition(objective, policy, pairing, InitialTemperature: .2);
        using ComposedLoss loss = composition.Build();
        foreach ((ScalarType dtype, double rounding) in new[] { (ScalarType.BFloat16, 4e-3), (ScalarType.Float16, 5e-4) })
        {
            double[][] first = Rounded(Rows.Normal(8, 24, seed: 3), dtype);
            double[][] second = Rounded(Rows.Disturb(first, .7, seed: 4), dtype);
            OracleLoss expected = composition.Expect(first, second);
            Outcome actual = Outcome.OfViews(loss, first, second, dtype);
            Assert.Equal(ScalarType.Float32, actual.LossDtype);
            Close.Numbers(expected.Loss, actual.Loss, 1e-5 * composition.Conditioning);
            Close.Matrices(expected.FirstGradient, actual.FirstGradient, rounding * composition.Conditioning);
            Close.Matrices(expected.SecondGradient, actual.SecondGradient, rounding * composition.Conditioning);
        }
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public void Forward_gives_the_loss_that_Measure_gives(OracleObjective objective, PolicyKind policy, Pairing pairing)
    {
        using ComposedLoss loss = new Composition(objective, policy, pairing).Build();
        using Tensor first = Rows.ToTensor(Rows.Normal(5, 4, seed: 1));
        using Tensor second = Rows.ToTensor(Rows.Normal(5, 4, seed: 2));
        using Tensor forward = loss.forward(first, second);
        ContrastiveOutput measured = loss.Measure(first, second);
        Assert.Equal(measured.Loss.item<double>(), forward.item<double>());
        measured.Loss.Dispose();
    }

    private static void AssertAsDefined(Composition composition, double[][] first, double[][] second, ScalarType dtype, double tolerance, bool accuracyToo = true)
    {
        using ComposedLoss loss = composition.Build();
        OracleLoss expected = composition.Expect(first, second);
        Outcome actual = Outcome.OfViews(loss, first, second, dtype);
        AssertSame(expected, actual, tolerance);
        Assert.Equal(dtype, actual.LossDtype);
        if (accuracyToo)
        {
            Assert.Equal(expected.InBatchAccuracy, actual.Diagnostics.InBatchAccuracy, 1e-6);
        }
    }

    private static void AssertSame(OracleLoss expected, Outcome actual, double tolerance)
    {
        Close.Numbers(expected.Loss, actual.Loss, tolerance);
        Close.Matrices(expected.FirstGradient, actual.FirstGradient, tolerance);
        Close.Matrices(expected.SecondGradient, actual.SecondGradient, tolerance);
        Close.Numbers(expected.Temperature, actual.Diagnostics.Temperature, tolerance);
        Assert.Equal(expected.Alignment, actual.Diagnostics.Alignment, tolerance);
        Close.Numbers(expected.GradientScaling.Average(), actual.Diagnostics.GradientScaling, tolerance);
        Close.Numbers(expected.GradientScaling.Min(), actual.Diagnostics.GradientScalingMin, tolerance);
        Close.Numbers(expected.GradientScaling.Max(), actual.Diagnostics.GradientScalingMax, tolerance);
        AssertSameParameterGradients(expected, actual);
    }

    /// <summary>Parameters are float32. Derivatives of positives and negatives may cancel in theirs, so that part of the error is not relative.</summary>
    private static void AssertSameParameterGradients(OracleLoss expected, Outcome actual)
    {
        if (actual.LogitScaleGradient is { } byLogitScale)
        {
            Assert.Equal(expected.LogitScaleGradient, byLogitScale, 1e-5 * Math.Max(1, Math.Abs(expected.LogitScaleGradient)));
        }

        if (actual.BiasGradient is { } byBias)
        {
            Assert.Equal(expected.BiasGradient, byBias, 1e-5 * Math.Max(1, Math.Abs(expected.BiasGradient)));
        }
    }

    private static void AssertFinite(ContrastiveLoss loss, Scenario scenario, int count)
    {
        (double[][] first, double[][] second) = Scenarios.Views(scenario, count);
        Outcome actual = Outcome.OfViews(loss, first, second, ScalarType.Float32);
        Assert.True(double.IsFinite(actual.Loss), $"{scenario}: loss {actual.Loss}");
        Close.AllFinite(actual.FirstGradient);
        Close.AllFinite(actual.SecondGradient);
        Assert.True(double.IsFinite(actual.LogitScaleGradient ?? 0) && double.IsFinite(actual.BiasGradient ?? 0), $"{scenario}: gradients of parameters");
        Assert.True(double.IsFinite(actual.Diagnostics.InfoNceAtInitialTemperature), $"{scenario}");
    }

    private static double[][] Rounded(double[][] rows, ScalarType dtype)
    {
        using Tensor rounded = Rows.ToTensor(rows, dtype);
        return Rows.FromTensor(rounded);
    }
}
