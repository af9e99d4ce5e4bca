using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class LinearProbeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, double, bool> Cases =>
        [.. EvaluationReference.Values.Probe.Select(item => new TheoryDataRow<string, double, bool>(item.Set, item.Cost, item.Standardise))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decisions_and_predictions_are_those_of_scikit_learn(string set, double cost, bool standardise)
    {
        ProbeCase expected = EvaluationReference.ProbeOf(set, cost, standardise);
        var options = new LinearProbeOptions { Cost = cost, Standardise = standardise, GradientTolerance = 1e-9 };

        var probe = LinearProbe.Fit(EvaluationReference.Train(set), options, Cancellation);
        EmbeddingSet test = EvaluationReference.Test(set);

        Assert.True(probe.Converged);
        Assert.All(expected.Decisions.Zip(Decisions(probe, test)), pair => Assert.Equal(pair.First, pair.Second, 1e-4 * (1 + Math.Abs(pair.First))));
        Assert.Equal(expected.Predictions, probe.Predict(test));
    }

    [Theory]
    [InlineData("iris")]
    [InlineData("cancer")]
    public void The_default_tolerance_gives_the_same_predictions(string set)
    {
        ProbeCase expected = EvaluationReference.ProbeOf(set, 1, standardise: true);

        var probe = LinearProbe.Fit(EvaluationReference.Train(set), new LinearProbeOptions { Cost = expected.Cost }, Cancellation);

        Assert.Equal(expected.Predictions, probe.Predict(EvaluationReference.Test(set)));
    }

    [Fact]
    public void Standardised_columns_make_units_irrelevant()
    {
        EmbeddingSet train = EvaluationReference.Train("iris");
        EmbeddingSet test = EvaluationReference.Test("iris");

        double[] metres = Decisions(LinearProbe.Fit(train, new LinearProbeOptions(), Cancellation), test);
        double[] millimetres = Decisions(LinearProbe.Fit(Scale(train, 1024), new LinearProbeOptions(), Cancellation), Scale(test, 1024));

        Assert.Equal(metres, millimetres, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Separable_classes_converge_to_finite_weights()
    {
        var probe = LinearProbe.Fit(new EmbeddingSet([-2, -1, 1, 2], 1, [0, 0, 1, 1]), new LinearProbeOptions { Cost = 1e4 }, Cancellation);

        Assert.True(probe.Converged);
        Assert.Equal([0, 1], probe.Predict(new EmbeddingSet([-0.1f, 0.1f], 1)));
    }

    [Fact]
    public void Folds_are_judged_each_by_the_others()
    {
        EmbeddingSet set = EvaluationReference.Set("cancer");
        var options = new LinearProbeOptions { CrossValidation = new CrossValidationOptions { Folds = 5, Seed = 3 } };

        IReadOnlyList<double> accuracies = new LinearProbeEvaluator(options).Evaluate(set, Cancellation).Metrics[0].Values;

        Assert.Equal(
            StratifiedFolds.Create(set.Labels!, 5, 3).Select(fold =>
                new LinearProbeEvaluator(options).Evaluate(new EmbeddingSplit(set.Select(fold.Train), set.Select(fold.Test)), Cancellation).Metrics[0].Mean),
            accuracies);
        Assert.InRange(accuracies.Average(), 0.9, 1);
    }

    [Fact]
    public void Threads_do_not_change_the_result()
    {
        EmbeddingSet many = EvaluationReference.Train("iris").Select([.. Enumerable.Range(0, 2000).Select(i => i % 75)]);

        Assert.Equal(With(1), With(3));

        double[] With(int threads) => Decisions(
            LinearProbe.Fit(many, new LinearProbeOptions { CrossValidation = new CrossValidationOptions { MaxParallelism = threads } }, Cancellation), many);
    }

    [Fact]
    public void A_probe_that_does_not_converge_is_noted()
    {
        EvaluationReport report = new LinearProbeEvaluator(new LinearProbeOptions { MaxIterations = 1 }).Evaluate(EvaluationReference.Set("iris"), Cancellation);

        Assert.Contains("10 of 10 probes did not reach the gradient tolerance 1E-06 in 1 iterations", report.Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_dimension_is_refused_with_both_shapes()
    {
        var probe = LinearProbe.Fit(EvaluationReference.Train("iris"), new LinearProbeOptions(), Cancellation);

        Assert.Contains(
            "1 × 3; the probe was trained on dimension 4",
            Assert.Throws<ArgumentException>(() => probe.Predict(new EmbeddingSet([1, 2, 3], 3))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_evaluation_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new LinearProbeEvaluator().Evaluate(EvaluationReference.Set("iris"), source.Token));
    }

    /// <summary>As scikit-learn gives them: one column for two classes.</summary>
    private static double[] Decisions(LinearProbe probe, EmbeddingSet set)
    {
        double[,] logits = probe.DecisionValues(set);
        return probe.Classes.Count == 2
            ? [.. Enumerable.Range(0, set.Count).Select(row => logits[row, 1] - logits[row, 0])]
            : [.. logits.Cast<double>()];
    }

    private static EmbeddingSet Scale(EmbeddingSet set, float factor) =>
        new([.. set.Values.Select(value => value * factor)], set.Dimension, set.Labels);
}
