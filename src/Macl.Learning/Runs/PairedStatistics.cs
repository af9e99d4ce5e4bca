using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Macl.Learning.Runs;

/// <summary>The statistics of comparisons.</summary>
public static class PairedStatistics
{
    private const double Confidence = 0.95;

    /// <summary>Mean and spread of measurements, at least one.</summary>
    public static Sample Describe(IReadOnlyList<double> values) =>
        new(values.Mean(), values.Count > 1 ? values.StandardDeviation() : 0, values);

    /// <summary>The mean of the differences pair by pair, with its 95 % confidence interval by Student's t.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Interval Difference(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count != second.Count)
        {
            throw new ArgumentException($"{first.Count} values cannot be paired with {second.Count}.", nameof(second));
        }

        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        double mean = differences.Mean();
        if (differences.Length == 1)
        {
            return new Interval(mean, null, null);
        }

        double t = StudentT.InvCDF(0, 1, differences.Length - 1, (1 + Confidence) / 2);
        double half = t * differences.StandardDeviation() / Math.Sqrt(differences.Length);
        return new Interval(mean, mean - half, mean + half);
    }

    /// <summary>Every arm against every arm before it.</summary>
    public static IReadOnlyList<PairedResult> AllPairs(IReadOnlyList<ArmResult> arms) =>
    [
        .. from later in Enumerable.Range(0, arms.Count)
           from earlier in Enumerable.Range(0, later)
           select new PairedResult(arms[later].Name, arms[earlier].Name, Difference(arms[later].Score.Values, arms[earlier].Score.Values)),
    ];
}
