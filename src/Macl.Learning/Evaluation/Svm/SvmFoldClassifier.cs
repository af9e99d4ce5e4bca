namespace Macl.Learning.Evaluation;

/// <summary>Support vector machines in folds of one set, whose pairwise measures are shared by all folds.</summary>
internal sealed class SvmFoldClassifier(
    EmbeddingSet set, ClassIndex classes, SvmEvaluatorOptions options, int threads, ParallelOptions parallel) : IFoldClassifier
{
    private readonly PairTable _pairs = PairTable.Create(set, options.Kernel, options.Solver.SharedBytes, parallel);

    /// <inheritdoc/>
    public FoldPredictions Predict(Fold fold, IReadOnlyList<double> costs)
    {
        int[] train = [.. fold.Train];
        SvmKernel kernel = options.Kernel.FittedTo(set, train);
        var trainer = new SvmTrainer(_pairs, kernel, train, classes, options.Solver);
        SvmMachines[] machines = trainer.Train(costs, options.Solver.RowBytes(threads), parallel.CancellationToken);
        return new FoldPredictions(Votes(fold, train, kernel, machines), machines.Sum(machine => machine.NotConverged));
    }

    private int[][] Votes(Fold fold, int[] train, SvmKernel kernel, SvmMachines[] machines)
    {
        int[][] votes = [.. machines.Select(_ => new int[fold.Test.Count])];
        var kernelRow = new double[train.Length];
        for (int i = 0; i < fold.Test.Count; i++)
        {
            parallel.CancellationToken.ThrowIfCancellationRequested();
            _pairs.Read(fold.Test[i], train, kernelRow);
            kernel.Apply(kernelRow);
            for (int m = 0; m < machines.Length; m++)
            {
                votes[m][i] = machines[m].Vote(kernelRow);
            }
        }

        return votes;
    }
}
