namespace Macl.Learning.Evaluation;

/// <summary>One support vector machine.</summary>
public sealed record SvmOptions
{
    /// <summary>C, the price of a violation; positive. Default 1.</summary>
    public double Cost { get; init => field = EvaluatorChecks.Positive(value); } = 1;

    /// <summary>Default: RBF with gamma 1 / (D · Var(X)) of the training set.</summary>
    public SvmKernel Kernel { get; init; } = new RbfKernel();

    /// <summary>Tolerance, iterations and memory.</summary>
    public SvmSolverOptions Solver { get; init; } = new();
}
