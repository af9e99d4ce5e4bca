namespace Macl.Learning.Evaluation;

/// <summary>
/// A trained C-SVC: one two-class machine for each pair of classes, and a vote. Decision values and predictions are
/// those of LIBSVM and scikit-learn's <c>SVC</c>, up to the tolerance.
/// </summary>
public sealed class SvmClassifier
{
    private readonly EmbeddingSet _train;
    private readonly SvmKernel _kernel;
    private readonly ClassIndex _classes;
    private readonly SvmMachines _machines;

    private SvmClassifier(EmbeddingSet train, SvmKernel kernel, ClassIndex classes, SvmMachines machines)
    {
        _train = train;
        _kernel = kernel;
        _classes = classes;
        _machines = machines;
    }

    /// <summary>The label of each class, ascending.</summary>
    public IReadOnlyList<int> Classes => _classes.Labels;

    /// <summary>Whether every pair of classes reached the tolerance.</summary>
    public bool Converged => _machines.NotConverged == 0;

    /// <summary>Learns from labelled embeddings, on the calling thread.</summary>
    /// <exception cref="ArgumentException">There are no labels, or fewer than two classes.</exception>
    public static SvmClassifier Fit(EmbeddingSet train, SvmOptions options, CancellationToken cancellation = default)
    {
        int[] rows = [.. Enumerable.Range(0, train.Count)];
        var classes = ClassIndex.Of(ClassIndex.LabelsOf(train));
        SvmKernel kernel = options.Kernel.FittedTo(train, rows);
        var trainer = new SvmTrainer(new ComputedPairs(train, kernel), kernel, rows, classes, options.Solver);
        SvmMachines machines = trainer.Train([options.Cost], options.Solver.RowBytes(threads: 1), cancellation)[0];
        return new SvmClassifier(train, kernel, classes, machines);
    }

    /// <summary>The label of each embedding: the class with the most votes, of several the smallest label.</summary>
    /// <exception cref="ArgumentException">The dimension is another one than in training.</exception>
    public int[] Predict(EmbeddingSet set) =>
        [.. KernelRowsOf(set).Select(row => _classes.Labels[_machines.Vote(row)])];

    /// <summary>
    /// [N, C(C−1)/2]: for each pair of classes (0, 1), (0, 2), …, (1, 2), … a number above 0 where the first wins.
    /// scikit-learn's <c>decision_function_shape="ovo"</c>; for two classes it has the opposite sign there.
    /// </summary>
    /// <inheritdoc cref="Predict" path="/exception"/>
    public double[,] DecisionValues(EmbeddingSet set)
    {
        var values = new double[set.Count, _machines.Pairs.Count];
        foreach ((int row, double[] kernelRow) in KernelRowsOf(set).Index())
        {
            for (int pair = 0; pair < _machines.Pairs.Count; pair++)
            {
                values[row, pair] = _machines.Pairs[pair].Decide(kernelRow);
            }
        }

        return values;
    }

    /// <summary>The kernel between each embedding and the training set. The array is the same each time.</summary>
    private IEnumerable<double[]> KernelRowsOf(EmbeddingSet set)
    {
        _ = new EmbeddingSplit(_train, set);
        var kernelRow = new double[_train.Count];
        for (int row = 0; row < set.Count; row++)
        {
            for (int i = 0; i < kernelRow.Length; i++)
            {
                kernelRow[i] = _kernel.Measure(set[row], _train[i]);
            }

            _kernel.Apply(kernelRow);
            yield return kernelRow;
        }
    }
}
