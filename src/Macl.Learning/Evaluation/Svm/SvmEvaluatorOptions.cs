namespace Macl.Learning.Evaluation;

/// <summary>
/// Nested cross-validation with a support vector machine. The defaults are the protocol of the graph papers
/// (InfoGraph, GraphCL): 10 folds, C from {1e-3, …, 1e3} by an inner 5-fold search, RBF kernel, no feature scaling.
/// </summary>
public sealed record SvmEvaluatorOptions
{
    /// <summary>Outer folds, at least 2. Default 10.</summary>
    public int Folds { get; init => field = EvaluatorChecks.FoldCount(value); } = 10;

    /// <summary>Folds of the inner search, at least 2. Default 5.</summary>
    public int InnerFolds { get; init => field = EvaluatorChecks.FoldCount(value); } = 5;

    /// <summary>The values of C to choose from: positive, ascending. Default 1e-3, 1e-2, …, 1e3.</summary>
    public IReadOnlyList<double> Costs { get; init => field = EvaluatorChecks.Costs(value); } = [1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3];

    /// <summary>Default: RBF with gamma 1 / (D · Var(X)) of each training part.</summary>
    public SvmKernel Kernel { get; init; } = new RbfKernel();

    /// <summary>Decides the folds. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Threads, at least 1. Changes the time only, never the result. Default: one a processor.</summary>
    public int MaxParallelism { get; init => field = EvaluatorChecks.Threads(value); } = Environment.ProcessorCount;

    /// <summary>Tolerance, iterations and memory.</summary>
    public SvmSolverOptions Solver { get; init; } = new();
}
