using System.Diagnostics.CodeAnalysis;
using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class SvmEvaluatorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> NestedSets => [.. EvaluationReference.Values.Nested.Select(item => item.Set)];

    [Theory]
    [MemberData(nameof(NestedSets))]
    public void Costs_and_accuracies_on_given_folds_are_those_of_scikit_learns_search(string name)
    {
        NestedCase expected = EvaluationReference.NestedOf(name);
        EmbeddingSet set = EvaluationReference.Set(name);
        var options = new SvmEvaluatorOptions { Solver = new SvmSolverOptions { Tolerance = 1e-6 } };

        EvaluationReport report = new SvmEvaluator(options).Evaluate(set, [.. expected.Folds.Select(fold => ToNested(fold, set.Count))], Cancellation);

        Assert.Equal(expected.Folds.Select(fold => fold.Accuracy), report.Metrics[0].Values, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal($"C chosen by fold: {string.Join(", ", expected.Folds.Select(fold => fold.Cost))}.", report.Notes.Single());
    }

    [Theory]
    [InlineData(1, 1024)]
    [InlineData(3, 1024)]
    [InlineData(2, 1)]
    public void Threads_and_memory_do_not_change_the_result(int threads, int megabytes)
    {
        EmbeddingSet small = EvaluationReference.Set("pooled");
        EmbeddingSet set = small.Select([.. Enumerable.Range(0, 2 * small.Count).Select(i => i % small.Count)]);
        SvmEvaluatorOptions options = new() { Folds = 3, InnerFolds = 2, Seed = 5 };

        EvaluationReport expected = new SvmEvaluator(options).Evaluate(set, Cancellation);
        EvaluationReport report = new SvmEvaluator(options with
        {
            MaxParallelism = threads,
            Solver = new SvmSolverOptions { MemoryMegabytes = megabytes },
        }).Evaluate(set, Cancellation);

        Assert.Equal(expected.Metrics[0].Values, report.Metrics[0].Values);
        Assert.Equal(expected.Notes, report.Notes);
    }

    [Fact]
    public void Of_equally_good_costs_the_smallest_is_taken()
    {
        var options = new SvmEvaluatorOptions { Folds = 4, InnerFolds = 2, Costs = [1, 10, 1000] };

        EvaluationReport report = new SvmEvaluator(options).Evaluate(Separable(), Cancellation);

        Assert.Equal(1, report.Metrics[0].Mean);
        Assert.Equal("C chosen by fold: 1, 1, 1, 1.", report.Notes.Single());
    }

    [Fact]
    public void The_report_tells_the_protocol()
    {
        EvaluationReport report = new SvmEvaluator(new SvmEvaluatorOptions { Folds = 3, InnerFolds = 2, Costs = [1] }).Evaluate(EvaluationReference.Set("iris"), Cancellation);

        Assert.Equal(
            "C-SVC, RBF (gamma 1 / (D · variance)) kernel, features as they are; 3 stratified folds, 2 inner ones, seed 0; C from {1} by mean inner accuracy, ties to the smallest",
            report.Protocol);
        Assert.Equal("accuracy", report.Metrics.Single().Name);
        Assert.Equal(3, report.Metrics[0].Values.Count);
    }

    [Fact]
    public void Machines_that_do_not_converge_are_counted_in_a_note()
    {
        var options = new SvmEvaluatorOptions { Folds = 2, InnerFolds = 2, Costs = [1000], Solver = new SvmSolverOptions { MaxIterations = 2 } };

        EvaluationReport report = new SvmEvaluator(options).Evaluate(EvaluationReference.Set("pooled"), Cancellation);

        Assert.Contains("6 two-class machines stopped at 2 iterations", report.Notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_evaluation_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new SvmEvaluator().Evaluate(EvaluationReference.Set("iris"), source.Token));
    }

    [Fact]
    [SuppressMessage("Performance", "CA1806", Justification = "Only the exception matters.")]
    public void A_long_fit_stops_when_cancelled()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var endless = new SvmOptions { Cost = 1e9, Solver = new SvmSolverOptions { Tolerance = 1e-15, MaxIterations = int.MaxValue } };

        Assert.Throws<OperationCanceledException>(() => SvmClassifier.Fit(EvaluationReference.Set("pooled"), endless, source.Token));
    }

    [Fact]
    public void Missing_labels_are_named() =>
        Assert.Contains(
            "2 embeddings have no labels",
            Assert.Throws<ArgumentException>(() => new SvmEvaluator().Evaluate(new EmbeddingSet([1, 2], 1), Cancellation)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3 }, new[] { 4 }, "Outer fold 0 has row 4; allowed are 0 to 3")]
    [InlineData(new[] { 0, 1, 2, 3 }, new int[0], "0 test rows in Outer fold 0")]
    [InlineData(new[] { 0, 1 }, new[] { 2, 3 }, "Outer fold 0 learns from 1 classes in 2 rows")]
    [InlineData(new[] { 0, 1, 2 }, new[] { 3 }, "0 inner folds in outer fold 0")]
    public void Given_folds_that_do_not_fit_are_refused(int[] train, int[] test, string message)
    {
        var set = new EmbeddingSet([1, 2, 3, 4], 1, [0, 0, 1, 1]);

        var error = Assert.Throws<ArgumentException>(() => new SvmEvaluator().Evaluate(set, [new NestedFold(new Fold(train, test), [])], Cancellation));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_that_do_not_ascend_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SvmEvaluatorOptions { Costs = [1, 0.1] });
        Assert.Throws<ArgumentException>(() => new SvmEvaluatorOptions { Costs = [0, 1] });
        Assert.Throws<ArgumentException>(() => new SvmEvaluatorOptions { Costs = [] });
    }

    private static EmbeddingSet Separable() =>
        new([.. Enumerable.Range(0, 40).Select(i => (float)((i % 2 * 100) + (i * 0.01)))], 1, [.. Enumerable.Range(0, 40).Select(i => i % 2)]);

    private static NestedFold ToNested(NestedCaseFold fold, int count)
    {
        int[] train = [.. Enumerable.Range(0, count).Except(fold.Test)];
        return new NestedFold(new Fold(train, fold.Test), [.. fold.Inner.Select(test => new Fold([.. train.Except(test)], test))]);
    }
}
