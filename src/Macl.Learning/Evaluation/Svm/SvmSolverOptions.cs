namespace Macl.Learning.Evaluation;

/// <summary>How exactly, and with how much memory, support vector machines are solved.</summary>
public sealed record SvmSolverOptions
{
    /// <summary>The largest violation of the optimality conditions that is left; positive. Default 1e-3, as in LIBSVM.</summary>
    public double Tolerance { get; init => field = EvaluatorChecks.Positive(value); } = 1e-3;

    /// <summary>
    /// Steps after which one two-class machine is left as it is, at least 1; the report then says so. Default
    /// 10,000,000, as in LIBSVM: a last resort.
    /// </summary>
    public int MaxIterations { get; init => field = EvaluatorChecks.AtLeast(value, 1); } = 10_000_000;

    /// <summary>Memory for kernels, over all threads, at least 1; what does not fit is computed again. Default 2048.</summary>
    public int MemoryMegabytes { get; init => field = EvaluatorChecks.AtLeast(value, 1); } = 2048;

    /// <summary>Half of the memory is for what all threads share.</summary>
    internal long SharedBytes => (long)MemoryMegabytes << 19;

    /// <summary>The other half is for the rows of each thread, at each of the levels where rows are kept.</summary>
    internal long RowBytes(int threads) => SharedBytes / (threads * KernelLevels);

    /// <summary>All training rows, the rows of two classes, the rows that still move.</summary>
    private const int KernelLevels = 3;
}
