namespace Macl.Learning.Evaluation;

/// <summary>Runs a nested cross-validation: first all inner searches, then one machine for each outer fold, both in parallel.</summary>
internal sealed class NestedSearch
{
    /// <summary>Mean accuracies that differ by rounding only are equal.</summary>
    private const double TieTolerance = 1e-12;

    private readonly EmbeddingSet _set;
    private readonly IReadOnlyList<NestedFold> _folds;
    private readonly SvmEvaluatorOptions _options;
    private readonly ParallelOptions _parallel;
    private readonly ClassIndex _classes;
    private readonly PairTable _pairs;

    public NestedSearch(EmbeddingSet set, IReadOnlyList<NestedFold> folds, SvmEvaluatorOptions options, CancellationToken cancellation)
    {
        _set = set;
        _folds = folds;
        _options = options;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallelism, CancellationToken = cancellation };
        _classes = ClassIndex.Of(ClassIndex.LabelsOf(set));
        FoldChecks.ThrowIfUnfit(folds, _classes);
        _pairs = PairTable.Create(set, options.Kernel, options.Solver.SharedBytes, _parallel);
    }

    /// <summary>Threads that can be busy at once.</summary>
    private int Threads => Math.Min(_options.MaxParallelism, _folds.Sum(fold => fold.Inner.Count));

    /// <summary>One result for each outer fold.</summary>
    public SvmFoldResult[] Run()
    {
        FoldScore[][] searches = [.. _folds.Select(fold => new FoldScore[fold.Inner.Count])];
        (int Outer, int Inner)[] tasks = [.. searches.SelectMany((search, outer) => search.Select((_, inner) => (outer, inner)))];
        Parallel.ForEach(tasks, _parallel, task =>
            searches[task.Outer][task.Inner] = Score(_folds[task.Outer].Inner[task.Inner], _options.Costs));
        var results = new SvmFoldResult[_folds.Count];
        Parallel.For(0, _folds.Count, _parallel, k => results[k] = Judge(_folds[k].Outer, searches[k]));
        return results;
    }

    private SvmFoldResult Judge(Fold fold, FoldScore[] search)
    {
        double cost = BestCost(search);
        FoldScore score = Score(fold, [cost]);
        return new SvmFoldResult(cost, score.Accuracies[0], score.NotConverged + search.Sum(inner => inner.NotConverged));
    }

    private double BestCost(FoldScore[] search)
    {
        double[] means = [.. _options.Costs.Select((_, c) => search.Average(score => score.Accuracies[c]))];
        return _options.Costs[Array.FindIndex(means, mean => mean >= means.Max() - TieTolerance)];
    }

    /// <summary>Learns from the training part with every cost and counts right predictions in the test part.</summary>
    private FoldScore Score(Fold fold, IReadOnlyList<double> costs)
    {
        int[] train = [.. fold.Train];
        SvmKernel kernel = _options.Kernel.FittedTo(_set, train);
        var trainer = new SvmTrainer(_pairs, kernel, train, _classes, _options.Solver);
        SvmMachines[] machines = trainer.Train(costs, _options.Solver.RowBytes(Threads), _parallel.CancellationToken);
        return new FoldScore(Accuracies(fold, train, kernel, machines), machines.Sum(machine => machine.NotConverged));
    }

    private double[] Accuracies(Fold fold, int[] train, SvmKernel kernel, SvmMachines[] machines)
    {
        var right = new int[machines.Length];
        var kernelRow = new double[train.Length];
        foreach (int row in fold.Test)
        {
            _parallel.CancellationToken.ThrowIfCancellationRequested();
            _pairs.Read(row, train, kernelRow);
            kernel.Apply(kernelRow);
            for (int m = 0; m < machines.Length; m++)
            {
                right[m] += machines[m].Vote(kernelRow) == _classes.ClassOf[row] ? 1 : 0;
            }
        }

        return [.. right.Select(count => (double)count / fold.Test.Count)];
    }

    /// <summary>Accuracy by cost.</summary>
    private sealed record FoldScore(double[] Accuracies, int NotConverged);
}
