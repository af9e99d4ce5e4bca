using System.Runtime.InteropServices;

namespace Macl.Learning.Evaluation;

/// <summary>
/// A trained linear classifier. For three or more classes the multinomial logistic regression of scikit-learn; for two
/// its binary one, written as two opposite rows of weights (each half of scikit-learn's).
/// </summary>
public sealed class LinearProbe
{
    private readonly Standardisation _standardisation;
    private readonly ClassIndex _classes;
    private readonly double[] _weights;

    private LinearProbe(Standardisation standardisation, ClassIndex classes, NewtonResult solution)
    {
        _standardisation = standardisation;
        _classes = classes;
        _weights = solution.Point;
        Converged = solution.Converged;
    }

    /// <summary>The label of each class, ascending.</summary>
    public IReadOnlyList<int> Classes => _classes.Labels;

    /// <summary>Whether the gradient tolerance was reached.</summary>
    public bool Converged { get; }

    /// <summary>Learns from labelled embeddings.</summary>
    /// <exception cref="ArgumentException">There are no labels, or fewer than two classes.</exception>
    public static LinearProbe Fit(EmbeddingSet train, LinearProbeOptions options, CancellationToken cancellation = default)
    {
        var classes = ClassIndex.Of(ClassIndex.LabelsOf(train));
        Standardisation standardisation = options.Standardise ? Standardisation.Of(train) : Standardisation.None(train.Dimension);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.CrossValidation.MaxParallelism, CancellationToken = cancellation };
        var objective = new CrossEntropy(ProbeRows.Of(train, standardisation), classes, options.Cost, parallel);
        NewtonResult solution = new NewtonSolver(objective, options.GradientTolerance, options.MaxIterations).Minimise(new double[objective.Size]);
        return new LinearProbe(standardisation, classes, solution);
    }

    /// <summary>The label of each embedding: the class with the largest logit, of several the smallest label.</summary>
    /// <exception cref="ArgumentException">The dimension is another one than in training.</exception>
    public int[] Predict(EmbeddingSet set)
    {
        var rows = ProbeRows.Of(set, _standardisation);
        return [.. Enumerable.Range(0, set.Count).Select(row => _classes.Labels[rows.LargestOutput(row, _weights, _classes.Count)])];
    }

    /// <summary>
    /// [N, C]: the logit of each class. scikit-learn's <c>decision_function</c>; for two classes that is the second
    /// column less the first.
    /// </summary>
    /// <inheritdoc cref="Predict" path="/exception"/>
    public double[,] DecisionValues(EmbeddingSet set)
    {
        var rows = ProbeRows.Of(set, _standardisation);
        var logits = new double[set.Count, _classes.Count];
        for (int row = 0; row < set.Count; row++)
        {
            rows.Dot(row, _weights, MemoryMarshal.CreateSpan(ref logits[row, 0], _classes.Count));
        }

        return logits;
    }
}
