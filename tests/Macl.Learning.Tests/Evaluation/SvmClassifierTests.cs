using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class SvmClassifierTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private const double DecisionTolerance = 1e-3;

    private static readonly Dictionary<string, SvmKernel> Kernels = new(StringComparer.Ordinal) { ["rbf"] = new RbfKernel(), ["linear"] = new LinearKernel() };

    public static TheoryData<string, string, double> Cases =>
        [.. EvaluationReference.Values.Svm.Select(item => new TheoryDataRow<string, string, double>(item.Set, item.Kernel, item.Cost))];

    public static TheoryData<string> LibSvmSets => [.. EvaluationReference.Values.LibSvm.Select(item => item.Set)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decisions_and_predictions_are_those_of_scikit_learn(string set, string kernel, double cost)
    {
        SvmCase expected = EvaluationReference.SvmOf(set, kernel, cost);
        SvmClassifier machine = Fit(set, Kernels[kernel], cost);

        double[] decisions = [.. machine.DecisionValues(EvaluationReference.Test(set)).Cast<double>()];

        Assert.True(machine.Converged);
        Assert.Equal(expected.Decisions.Length, decisions.Length);
        Assert.All(expected.Decisions.Zip(decisions), pair => Assert.Equal(pair.First, pair.Second, DecisionTolerance));
        Assert.Equal(expected.Predictions, machine.Predict(EvaluationReference.Test(set)));
    }

    [Theory]
    [MemberData(nameof(LibSvmSets))]
    public void Predictions_are_those_of_libsvm(string set)
    {
        LibSvmCase expected = EvaluationReference.LibSvmOf(set);

        SvmClassifier machine = Fit(set, new RbfKernel { Gamma = expected.Gamma }, expected.Cost);

        Assert.Equal(expected.Predictions, machine.Predict(EvaluationReference.Test(set)));
    }

    [Theory]
    [InlineData("iris")]
    [InlineData("digits")]
    [InlineData("pooled")]
    public void Little_memory_changes_nothing(string set)
    {
        EmbeddingSet test = EvaluationReference.Test(set);
        double[] roomy = [.. Fit(set, new RbfKernel(), 100).DecisionValues(test).Cast<double>()];

        var options = new SvmOptions { Cost = 100, Solver = new SvmSolverOptions { Tolerance = 1e-6, MemoryMegabytes = 1 } };
        EmbeddingSet crowd = Repeat(EvaluationReference.Train(set), 8);
        var tight = SvmClassifier.Fit(crowd, options with { Cost = 100.0 / 8 }, Cancellation);

        Assert.All(roomy.Zip(tight.DecisionValues(test).Cast<double>()), pair => Assert.Equal(pair.First, pair.Second, DecisionTolerance));
    }

    [Fact]
    public void Two_points_have_the_margin_between_them()
    {
        var machine = SvmClassifier.Fit(
            new EmbeddingSet([0, 4], 1, [10, 20]),
            new SvmOptions { Kernel = new LinearKernel(), Cost = 1000 }, Cancellation);

        double[] decisions = [.. machine.DecisionValues(new EmbeddingSet([0, 1, 2, 4], 1)).Cast<double>()];

        Assert.Equal([1.0, 0.5, 0, -1], decisions, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([10, 20], machine.Predict(new EmbeddingSet([1.9f, 2.1f], 1)));
    }

    [Fact]
    public void Indistinguishable_points_are_given_to_the_larger_class()
    {
        var same = new EmbeddingSet([3, 3, 3, 3, 3], 1, [0, 1, 1, 1, 0]);

        Assert.Equal([1], SvmClassifier.Fit(same, new SvmOptions(), Cancellation).Predict(new EmbeddingSet([3], 1)));
    }

    [Fact]
    public void Labels_may_be_any_integers_in_any_order()
    {
        var machine = SvmClassifier.Fit(new EmbeddingSet([0, 10, 20, 0.5f, 10.5f, 20.5f], 1, [9, -4, 100, 9, -4, 100]), new SvmOptions(), Cancellation);

        Assert.Equal([-4, 9, 100], machine.Classes);
        Assert.Equal([9, -4, 100], machine.Predict(new EmbeddingSet([0.2f, 10.2f, 20.2f], 1)));
    }

    [Fact]
    public void Running_out_of_iterations_is_said()
    {
        var options = new SvmOptions { Cost = 1000, Solver = new SvmSolverOptions { MaxIterations = 3 } };

        Assert.False(SvmClassifier.Fit(EvaluationReference.Train("pooled"), options, Cancellation).Converged);
    }

    [Fact]
    public void Another_dimension_is_refused_with_both_shapes()
    {
        SvmClassifier machine = Fit("iris", new RbfKernel(), 1);

        var error = Assert.Throws<ArgumentException>(() => machine.Predict(new EmbeddingSet([1, 2, 3], 3)));

        Assert.Contains("75 × 4, test embeddings 1 × 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_without_labels_is_refused() =>
        Assert.Throws<ArgumentException>(() => SvmClassifier.Fit(new EmbeddingSet([1, 2], 1), new SvmOptions(), Cancellation));

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Costs_and_gammas_that_are_not_positive_are_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SvmOptions { Cost = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RbfKernel { Gamma = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SvmSolverOptions { Tolerance = value });
    }

    private static SvmClassifier Fit(string set, SvmKernel kernel, double cost) => SvmClassifier.Fit(
        EvaluationReference.Train(set),
        new SvmOptions { Kernel = kernel, Cost = cost, Solver = new SvmSolverOptions { Tolerance = 1e-6 } }, Cancellation);

    /// <summary>Every point several times with a fraction of the cost is the same problem.</summary>
    private static EmbeddingSet Repeat(EmbeddingSet set, int times) =>
        set.Select([.. Enumerable.Range(0, times * set.Count).Select(i => i % set.Count)]);
}
