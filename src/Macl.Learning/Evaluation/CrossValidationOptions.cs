namespace Macl.Learning.Evaluation;

/// <summary>How embeddings without a test set of their own are divided.</summary>
public sealed record CrossValidationOptions
{
    /// <summary>Stratified folds, at least 2. Default 10.</summary>
    public int Folds { get; init => field = EvaluatorChecks.FoldCount(value); } = 10;

    /// <summary>Decides the folds. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Threads, at least 1. Changes the time only, never the result. Default: one a processor.</summary>
    public int MaxParallelism { get; init => field = EvaluatorChecks.Threads(value); } = Environment.ProcessorCount;
}
