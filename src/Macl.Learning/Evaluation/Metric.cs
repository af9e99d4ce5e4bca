namespace Macl.Learning.Evaluation;

/// <summary>One measurement, repeated over folds or other parts. Higher is better.</summary>
public sealed record Metric
{
    /// <param name="name">In camelCase, such as <c>accuracy</c>.</param>
    /// <param name="values">One value a fold, at least one. Accuracies are fractions from 0 to 1.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public Metric(string name, IReadOnlyList<double> values)
    {
        if (values.Count == 0)
        {
            throw new ArgumentException($"Metric '{name}' has 0 values; at least 1 is needed.", nameof(values));
        }

        Name = name;
        Values = values;
        Mean = values.Average();
        StandardDeviation = SampleStandardDeviation(values, Mean);
    }

    /// <summary>In camelCase, such as <c>accuracy</c>.</summary>
    public string Name { get; }

    /// <summary>One value a fold, in the order of the folds.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The mean of the values.</summary>
    public double Mean { get; }

    /// <summary>The sample standard deviation of the values (divisor n − 1); 0 where there is a single value.</summary>
    public double StandardDeviation { get; }

    private static double SampleStandardDeviation(IReadOnlyList<double> values, double mean) =>
        values.Count == 1 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
}
