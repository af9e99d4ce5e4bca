namespace Macl.Learning.Evaluation;

/// <summary>
/// The transfer tasks of SentEval (Conneau and Kiela, 2018): logistic regression on features as they are, with the strength of its L2 penalty
/// chosen on a part that is not judged.
/// </summary>
public sealed record TransferOptions
{
    /// <summary>
    /// The values of C to choose from, the weight of the summed cross-entropy against ½‖W‖²: positive, ascending. Default 2⁻², 2⁻¹, …, 2⁵, all that
    /// SentEval tries with scikit-learn. A weight decay λ of its other classifier, which minimises the mean over N samples, is C = 1 / (λ N).
    /// </summary>
    public IReadOnlyList<double> Costs { get; init => field = EvaluatorChecks.Costs(value); } = [0.25, 0.5, 1, 2, 4, 8, 16, 32];

    /// <summary>The folds, inner ones too, and the threads. Default 10 folds.</summary>
    public CrossValidationOptions CrossValidation { get; init; } = new();

    /// <summary>The largest absolute entry of the gradient of the mean loss per sample that is left; positive. Default 1e-6.</summary>
    public double GradientTolerance { get; init => field = EvaluatorChecks.Positive(value); } = 1e-6;

    /// <summary>Newton steps after which a classifier is left as it is, at least 1; the report then says so. Default 200.</summary>
    public int MaxIterations { get; init => field = EvaluatorChecks.AtLeast(value, 1); } = 200;
}
