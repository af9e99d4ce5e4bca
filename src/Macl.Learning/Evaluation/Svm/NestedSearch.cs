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
        _pairs = PairTable.Create(set, options.Kernel, options.Solver.SharedBytes, _parallel);
    }

    /// <summary>One result for each outer fold.</summary>
    public SvmFoldResult[] Run()
    {
        var inner = new FoldScore[_folds.Sum(fold => fold.Inner.Count)];
        var tasks = _folds.SelectMany(fold => fold.Inner).ToArray();
        Parallel.For(0, tasks.Length, _parallel, i => inner[i] = Score(tasks[i], _options.Costs));
        var results = new SvmFoldResult[_folds.Count];
        int[] firstInner = FirstInner();
        Parallel.For(0, _folds.Count, _parallel, k =>
            results[k] = Judge(_folds[k].Outer, inner.AsSpan(firstInner[k], _folds[k].Inner.Count)));
        return results;
    }

    private int[] FirstInner()
    {
        var first = new int[_folds.Count];
        for (int k = 1; k < first.Length; k++)
        {
            first[k] = first[k - 1] + _folds[k - 1].Inner.Count;
        }

        return first;
    }

    private SvmFoldResult Judge(Fold fold, ReadOnlySpan<FoldScore> search)
    {
        double cost = BestCost(search);
        FoldScore score = Score(fold, [cost]);
        int notConverged = score.NotConverged;
        foreach (FoldScore inner in search)
        {
            notConverged += inner.NotConverged;
        }

        return new SvmFoldResult(cost, score.Accuracies[0], notConverged);
    }

    private double BestCost(ReadOnlySpan<FoldScore> search)
    {
        int best = 0;
        double[] means = new double[_options.Costs.Count];
        for (int c = 0; c < means.Length; c++)
        {
            foreach (FoldScore score in search)
            {
                means[c] += score.Accuracies[c] / search.Length;
            }

            best = means[c] > means[best] + TieTolerance ? c : best;
        }

        return _options.Costs[best];
    }

    /// <summary>Learns from the training part with every cost and counts right predictions in the test part.</summary>
    private FoldScore Score(Fold fold, IReadOnlyList<double> costs)
    {
        int[] train = [.. fold.Train];
        SvmKernel kernel = _options.Kernel.FittedTo(_set, train);
        var trainer = new SvmTrainer(_pairs, kernel, train, _classes, _options.Solver);
        SvmMachines[] machines = trainer.Train(costs, _options.Solver.RowBytes(_options.MaxParallelism), _parallel.CancellationToken);
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
