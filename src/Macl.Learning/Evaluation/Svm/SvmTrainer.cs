namespace Macl.Learning.Evaluation;

/// <summary>Trains one-against-one machines on some rows of a set, for any number of costs over the same kernel rows.</summary>
internal sealed class SvmTrainer(PairTable pairs, SvmKernel kernel, int[] rows, ClassIndex classes, SvmSolverOptions options)
{
    /// <summary>The machines for each cost. Each solution is the start for the next cost.</summary>
    /// <param name="costs">Positive.</param>
    /// <param name="rowBytes">Memory for kernel rows, at each of their levels.</param>
    /// <param name="cancellation">Noticed between steps of the solver.</param>
    public SvmMachines[] Train(IReadOnlyList<double> costs, long rowBytes, CancellationToken cancellation)
    {
        using var kernelRows = new TrainingKernelRows(pairs, kernel, rows, rowBytes);
        int[][] members = [.. Enumerable.Range(0, classes.Count).Select(MembersOf)];
        BinaryMachine[][] pathOfPair =
        [
            .. from first in Enumerable.Range(0, classes.Count)
               from second in Enumerable.Range(first + 1, classes.Count - first - 1)
               where members[first].Length > 0 && members[second].Length > 0
               select TrainPair(kernelRows, members, first, second, costs, cancellation),
        ];
        return [.. costs.Select((_, c) => new SvmMachines(classes.Count, [.. pathOfPair.Select(path => path[c])]))];
    }

    private int[] MembersOf(int label) => [.. Enumerable.Range(0, rows.Length).Where(i => classes.ClassOf[rows[i]] == label)];

    private BinaryMachine[] TrainPair(
        KernelRows all, int[][] members, int first, int second, IReadOnlyList<double> costs, CancellationToken cancellation)
    {
        int[] both = [.. members[first].Concat(members[second]).Order()];
        double[] signs = [.. both.Select(i => classes.ClassOf[rows[i]] == first ? 1.0 : -1.0)];
        using SubsetKernelRows? subset = both.Length == rows.Length ? null : new SubsetKernelRows(all, both);
        KernelRows pairRows = subset ?? all;
        var dual = SvmDual.Create(signs, pairRows, costs[0]);
        var path = new BinaryMachine[costs.Count];
        for (int c = 0; c < costs.Count; c++)
        {
            dual.SetCost(costs[c], c == 0 ? 1 : costs[c] / costs[c - 1]);
            var solver = new SmoSolver(pairRows, dual, options, cancellation);
            bool converged = solver.Solve();
            int[] support = [.. Enumerable.Range(0, both.Length).Where(i => dual.Coefficients[i] != 0)];
            path[c] = new BinaryMachine(
                first, second, [.. support.Select(i => both[i])], [.. support.Select(i => dual.Coefficients[i])], solver.Bias(), converged);
        }

        return path;
    }
}
