namespace Macl.Learning.Evaluation;

/// <summary>Logistic regression on frozen embeddings.</summary>
public sealed record LinearProbeOptions
{
    /// <summary>
    /// C: the weight of the summed cross-entropy against ½‖W‖², the intercept unpunished; positive. Default 1, as in
    /// scikit-learn's <c>LogisticRegression</c>.
    /// </summary>
    public double Cost { get; init => field = EvaluatorChecks.Positive(value); } = 1;

    /// <summary>
    /// Whether each column is shifted and scaled to mean 0 and variance 1 (divisor n) on the training part; columns
    /// without variance are shifted only. Default true, unlike scikit-learn, which leaves this to the caller.
    /// </summary>
    public bool Standardise { get; init; } = true;

    /// <summary>The largest absolute entry of the gradient of the mean loss per sample that is left; positive. Default 1e-6.</summary>
    public double GradientTolerance { get; init => field = EvaluatorChecks.Positive(value); } = 1e-6;

    /// <summary>Newton steps after which the probe is left as it is, at least 1; the report then says so. Default 200.</summary>
    public int MaxIterations { get; init => field = EvaluatorChecks.AtLeast(value, 1); } = 200;

    /// <summary>The folds for a set that is not split, and the threads for both kinds of input.</summary>
    public CrossValidationOptions CrossValidation { get; init; } = new();
}
