using Macl.Learning.Evaluation;
using Macl.Testing;

namespace Macl.Learning.Tests.Evaluation;

public sealed class TransferEvaluatorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Sets => [.. TransferReference.Values.Nested.Select(item => item.Set)];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Costs_and_accuracies_on_given_folds_are_those_of_scikit_learn(string name)
    {
        TransferCase expected = TransferReference.NestedOf(name);
        EmbeddingSet set = EvaluationReference.Set(name);

        EvaluationReport report = new TransferEvaluator().Evaluate(set, [.. expected.Folds.Select(fold => ToNested(fold, set.Count))], Cancellation);

        AssertClose(expected.Folds.Select(fold => fold.Accuracy), report, "accuracy");
        AssertClose(expected.Folds.Select(fold => fold.InnerAccuracy), report, "innerAccuracy");
        AssertClose(expected.Folds.Select(fold => fold.F1).OfType<double>(), report, "f1");
        Assert.Equal([$"C chosen by fold: {string.Join(", ", expected.Folds.Select(fold => fold.Cost))}."], report.Notes);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Costs_and_accuracies_with_a_development_part_are_those_of_scikit_learn(string name)
    {
        DevelopmentCase expected = TransferReference.DevelopmentOf(name);

        EvaluationReport report = new TransferEvaluator().Evaluate(Thirds(EvaluationReference.Set(name)), Cancellation);

        AssertClose([expected.Accuracy], report, "accuracy");
        AssertClose([expected.InnerAccuracy], report, "innerAccuracy");
        AssertClose(expected.F1 is { } f1 ? [f1] : [], report, "f1");
        Assert.Equal([$"C chosen by fold: {expected.Cost}."], report.Notes);
    }

    [Fact]
    public void A_whole_set_is_judged_on_nested_stratified_folds()
    {
        EmbeddingSet set = EvaluationReference.Set("iris");
        TransferOptions options = Options(folds: 3, seed: 4);

        EvaluationReport report = new TransferEvaluator(options).Evaluate(set, Cancellation);

        AssertSame(new TransferEvaluator(options).Evaluate(set, StratifiedFolds.CreateNested(set.Labels!, 3, 3, 4), Cancellation), report);
        Assert.Equal("Logistic regression, features as they are; 3 stratified folds, 3 inner ones, seed 4; C from {0.25, 1, 8} by mean inner accuracy, ties to the smallest", report.Protocol);
    }

    [Fact]
    public void With_a_test_part_the_cost_comes_from_folds_of_the_training_part()
    {
        EmbeddingSet set = EvaluationReference.Set("cancer");
        int[] train = [.. Enumerable.Range(0, 80)];
        int[] test = [.. Enumerable.Range(80, 40)];
        IReadOnlyList<Fold> inner = StratifiedFolds.Create([.. set.Labels!.Take(80)], 5, seed: 2);
        TransferOptions options = Options(folds: 5, seed: 2);

        EvaluationReport report = new TransferEvaluator(options).Evaluate(new EmbeddingSplit(set.Select(train), set.Select(test)), Cancellation);

        AssertSame(new TransferEvaluator(options).Evaluate(set, [new NestedFold(new Fold(train, test), inner)], Cancellation), report);
        Assert.Equal(["accuracy", "f1", "innerAccuracy"], report.Metrics.Select(metric => metric.Name));
        Assert.Contains("given training and test sets, 5 stratified folds of the former to choose C, seed 2", report.Protocol, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_equally_good_costs_the_smallest_is_taken()
    {
        var apart = new EmbeddingSet([.. Enumerable.Range(0, 40).Select(i => (float)((i % 2 * 100) + (i * 0.01)))], 1, [.. Enumerable.Range(0, 40).Select(i => i % 2)]);

        EvaluationReport report = new TransferEvaluator(Options(folds: 2)).Evaluate(apart, Cancellation);

        Assert.All(report.Metrics, metric => Assert.Equal(1, metric.Mean));
        Assert.Equal(["C chosen by fold: 0.25, 0.25."], report.Notes);
    }

    [Fact]
    public void F1_is_that_of_the_larger_label_and_zero_where_that_is_never_found()
    {
        var train = new EmbeddingSet([0, 1, 10, 11], 1, [-5, -5, 7, 7]);

        Assert.Equal(2.0 / 3, F1(new EmbeddingSet([0, 1, 10, 11], 1, [-5, 7, 7, -5]).Select([0, 1, 2])), 1e-15);
        Assert.Equal(0, F1(new EmbeddingSet([0, 1], 1, [-5, -5])));

        double F1(EmbeddingSet test) => new TransferEvaluator(Options(folds: 2)).Evaluate(new EmbeddingSplit(train, test), Cancellation).Metrics[1].Mean;
    }

    [Fact]
    public void A_label_that_was_never_learned_is_never_right()
    {
        var train = new EmbeddingSet([0, 1, 10, 11], 1, [0, 0, 1, 1]);

        EvaluationReport report = new TransferEvaluator(Options(folds: 2)).Evaluate(new EmbeddingSplit(train, new EmbeddingSet([0, 10], 1, [0, 2])), Cancellation);

        Assert.Equal(0.5, report.Metrics[0].Mean);
    }

    [Fact]
    public void Threads_do_not_change_the_result()
    {
        EmbeddingSet many = EvaluationReference.Set("cancer").Select([.. Enumerable.Range(0, 1100).Select(i => i % 120)]);

        AssertSame(Nested(1), Nested(3));
        AssertSame(Development(1), Development(3));

        TransferEvaluator With(int threads) => new(Options(folds: 2) with { CrossValidation = new CrossValidationOptions { Folds = 2, MaxParallelism = threads } });
        EvaluationReport Nested(int threads) => With(threads).Evaluate(many, Cancellation);
        EvaluationReport Development(int threads) => With(threads).Evaluate(Thirds(many), Cancellation);
    }

    [Fact]
    public void Classifiers_that_do_not_converge_are_counted_in_a_note()
    {
        EvaluationReport report = new TransferEvaluator(Options(folds: 2) with { MaxIterations = 1 }).Evaluate(EvaluationReference.Set("iris"), Cancellation);

        Assert.Equal("14 classifiers did not reach the gradient tolerance 1E-06 in 1 iterations.", report.Notes[1]);
    }

    [Fact]
    public void A_cancelled_evaluation_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new TransferEvaluator().Evaluate(EvaluationReference.Set("iris"), source.Token));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        EmbeddingSet set = EvaluationReference.Set("iris");
        var unlabelled = new EmbeddingSet([1, 2], 1);
        var narrow = new EmbeddingSet([1, 2], 1, [0, 1]);

        AssertRefused("The 2 embeddings have no labels", () => new TransferEvaluator().Evaluate(unlabelled, Cancellation));
        AssertRefused("The 2 embeddings have no labels", () => new TransferEvaluator().Evaluate(new DevelopmentSplit(narrow, narrow, unlabelled), Cancellation));
        AssertRefused("Training embeddings are 150 × 4, development embeddings 2 × 1, test embeddings 150 × 4; the dimensions must be equal.", () => new DevelopmentSplit(set, narrow, set));
        AssertRefused("Outer fold 0 has row 150; allowed are 0 to 149.", () => new TransferEvaluator().Evaluate(set, [new NestedFold(new Fold([0, 1, 2], [150]), [])], Cancellation));
        AssertRefused("The costs are [2, 1]; they must be positive, finite and ascending", () => new TransferOptions { Costs = [2, 1] });
    }

    [Fact]
    public void No_tensor_is_left_behind() =>
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => new TransferEvaluator(Options(folds: 2)).Evaluate(EvaluationReference.Set("iris"), Cancellation)));

    private static TransferOptions Options(int folds, long seed = 0) =>
        new() { Costs = [0.25, 1, 8], CrossValidation = new CrossValidationOptions { Folds = folds, Seed = seed } };

    private static DevelopmentSplit Thirds(EmbeddingSet set)
    {
        return new DevelopmentSplit(Third(0), Third(1), Third(2));

        EmbeddingSet Third(int first) => set.Select([.. Enumerable.Range(0, set.Count).Where(row => row % 3 == first)]);
    }

    private static NestedFold ToNested(TransferCaseFold fold, int count)
    {
        int[] train = [.. Enumerable.Range(0, count).Except(fold.Test)];
        return new NestedFold(new Fold(train, fold.Test), [.. fold.Inner.Select(test => new Fold([.. train.Except(test)], test))]);
    }

    private static void AssertClose(IEnumerable<double> expected, EvaluationReport report, string metric) => Assert.Equal(
        expected, report.Metrics.Where(item => string.Equals(item.Name, metric, StringComparison.Ordinal)).SelectMany(item => item.Values), (a, b) => Math.Abs(a - b) < 1e-12);

    private static void AssertSame(EvaluationReport expected, EvaluationReport actual)
    {
        Assert.Equal(expected.Metrics.Select(metric => metric.Name), actual.Metrics.Select(metric => metric.Name));
        Assert.Equal(expected.Metrics.SelectMany(metric => metric.Values), actual.Metrics.SelectMany(metric => metric.Values));
        Assert.Equal(expected.Notes, actual.Notes);
    }

    private static void AssertRefused(string message, Func<object> call) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
}
