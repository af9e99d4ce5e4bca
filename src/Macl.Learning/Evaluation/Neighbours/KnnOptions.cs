namespace Macl.Learning.Evaluation;

/// <summary>Weighted nearest neighbours. The defaults are those of Wu et al., "Unsupervised feature learning via non-parametric instance discrimination" (2018).</summary>
public sealed record KnnOptions
{
    /// <summary>k, at least 1; all training rows where there are fewer. Default 200.</summary>
    public int Neighbours { get; init => field = EvaluatorChecks.AtLeast(value, 1); } = 200;

    /// <summary>t in the weight exp(similarity / t); positive. Default 0.1.</summary>
    public double Temperature { get; init => field = EvaluatorChecks.Positive(value); } = 0.1;

    /// <summary>The folds for a set that is not split, and the threads for both kinds of input.</summary>
    public CrossValidationOptions CrossValidation { get; init; } = new();
}
