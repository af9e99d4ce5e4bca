namespace Macl.Learning.Evaluation;

/// <summary>Accuracy of a linear classifier on frozen embeddings: multinomial logistic regression with an L2 penalty.</summary>
public sealed class LinearProbeEvaluator(LinearProbeOptions options) : IEvaluator<EmbeddingSet>, IEvaluator<EmbeddingSplit>
{
    /// <summary>C = 1, standardised columns.</summary>
    public LinearProbeEvaluator()
        : this(new LinearProbeOptions())
    {
    }

    /// <inheritdoc/>
    public string Name => "linearProbe";

    /// <summary>The accuracy of each of the stratified folds.</summary>
    /// <inheritdoc/>
    public EvaluationReport Evaluate(EmbeddingSet input, CancellationToken cancellation = default)
    {
        CrossValidationOptions division = options.CrossValidation;
        IReadOnlyList<Fold> folds = StratifiedFolds.Create(ClassIndex.LabelsOf(input), division.Folds, division.Seed);
        ProbeResult[] results = [.. folds.Select(fold => Judge(input.Select(fold.Train), input.Select(fold.Test), cancellation))];
        return Report($"{division.Folds} stratified folds, seed {division.Seed}", results);
    }

    /// <summary>The accuracy on the test part.</summary>
    /// <inheritdoc/>
    public EvaluationReport Evaluate(EmbeddingSplit input, CancellationToken cancellation = default) =>
        Report("given training and test sets", [Judge(input.Train, input.Test, cancellation)]);

    private ProbeResult Judge(EmbeddingSet train, EmbeddingSet test, CancellationToken cancellation)
    {
        var probe = LinearProbe.Fit(train, options, cancellation);
        int right = probe.Predict(test).Zip(ClassIndex.LabelsOf(test)).Count(pair => pair.First == pair.Second);
        return new ProbeResult((double)right / test.Count, probe.Converged);
    }

    private EvaluationReport Report(string division, ProbeResult[] results)
    {
        int notConverged = results.Count(result => !result.Converged);
        return new EvaluationReport(
            $"Logistic regression, C {options.Cost}, columns {(options.Standardise ? "standardised on the training part" : "as they are")}; {division}",
            [new Metric("accuracy", [.. results.Select(result => result.Accuracy)])],
            notConverged == 0 ? [] : [$"{notConverged} of {results.Length} probes did not reach the gradient tolerance {options.GradientTolerance} in {options.MaxIterations} iterations."]);
    }

    private sealed record ProbeResult(double Accuracy, bool Converged);
}
