namespace Macl.Learning.Evaluation;

/// <summary>
/// Sequential minimal optimisation with second-order working sets. Variables that stay at a bound are set aside
/// for a while; before it ends, the solver checks the optimality of all of them.
/// </summary>
internal sealed class SmoSolver(KernelRows rows, SvmDual dual, SvmSolverOptions options, CancellationToken cancellation)
{
    private const int StepsBetweenCancellationChecks = 256;
    private const int MinimumStepsBetweenShrinks = 1000;
    private const double WorthShrinking = 0.8;

    private long _steps;

    /// <summary>Solves the problem in place.</summary>
    /// <returns>Whether the optimality conditions hold to the tolerance.</returns>
    public bool Solve()
    {
        Extremes extremes = Advance(rows, dual, dual.Count);
        while (extremes.Violation >= options.Tolerance && _steps < options.MaxIterations)
        {
            SolveActive(Survivors(dual, extremes));
            extremes = WorkingSet.Scan(dual);
        }

        return extremes.Violation < options.Tolerance;
    }

    /// <summary>b of the decision function Σ bᵢ K(xᵢ, x) + b: the mean score of the free variables, else the middle of what is allowed.</summary>
    public double Bias()
    {
        double[] free = [.. Enumerable.Range(0, dual.Count).Where(i => dual.Rise[i] == 0 && dual.Fall[i] == 0).Select(i => dual.Scores[i])];
        Extremes extremes = WorkingSet.Scan(dual);
        return free.Length > 0 ? free.Average() : (extremes.Highest + extremes.Lowest) / 2;
    }

    /// <summary>Solves for some variables until that is done or more of them can be set aside.</summary>
    private void SolveActive(int[] active)
    {
        using var activeRows = new SubsetKernelRows(rows, active);
        SvmDual activeDual = dual.Subset(active);
        bool goOn = true;
        while (goOn)
        {
            Extremes extremes = Advance(activeRows, activeDual, active.Length);
            goOn = extremes.Violation >= options.Tolerance
                && _steps < options.MaxIterations
                && Survivors(activeDual, extremes).Length > WorthShrinking * active.Length;
        }

        dual.Absorb(activeDual, active, rows, cancellation);
    }

    private Extremes Advance(KernelRows kernel, SvmDual problem, int size)
    {
        Extremes extremes = WorkingSet.Scan(problem);
        long end = Math.Min(_steps + Math.Max(MinimumStepsBetweenShrinks, size), options.MaxIterations);
        for (; _steps < end && extremes.Violation >= options.Tolerance; _steps++)
        {
            if (_steps % StepsBetweenCancellationChecks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            extremes = Step(kernel, problem, extremes);
        }

        return extremes;
    }

    private static Extremes Step(KernelRows kernel, SvmDual problem, Extremes extremes)
    {
        int riser = extremes.Riser;
        ReadOnlySpan<float> riserRow = kernel[riser];
        int faller = WorkingSet.SelectFaller(problem, riserRow, extremes);
        ReadOnlySpan<float> fallerRow = kernel[faller];
        double curvature = (double)problem.Diagonal[riser] + problem.Diagonal[faller] - (2.0 * riserRow[faller]);
        double optimum = (problem.Scores[riser] - problem.Scores[faller]) / Math.Max(curvature, WorkingSet.MinimumCurvature);
        return WorkingSet.SubtractAndScan(problem, riserRow, fallerRow, problem.Transfer(riser, faller, optimum));
    }

    private static int[] Survivors(SvmDual problem, Extremes extremes) =>
        [.. Enumerable.Range(0, problem.Count).Where(i => !StaysAtBound(problem, i, extremes))];

    private static bool StaysAtBound(SvmDual problem, int i, Extremes extremes) =>
        (problem.Rise[i] != 0 && problem.Scores[i] > extremes.Highest) || (problem.Fall[i] != 0 && problem.Scores[i] < extremes.Lowest);
}
