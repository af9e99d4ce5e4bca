using System.Numerics;
using System.Runtime.InteropServices;

namespace Macl.Learning.Evaluation;

/// <summary>K(x, z) = exp(−gamma ‖x − z‖²).</summary>
public sealed record RbfKernel : SvmKernel
{
    /// <summary>
    /// A positive number, or null (the default) for 1 / (D · Var(X)) with the variance over all values of the training
    /// part: scikit-learn's <c>gamma="scale"</c>. Where that variance is 0, gamma is 1, as there.
    /// </summary>
    public double? Gamma
    {
        get;
        init => field = value is null or (> 0 and < double.PositiveInfinity)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"Gamma is {value}; it must be positive and finite, or null.");
    }

    internal override double Measure(ReadOnlySpan<float> first, ReadOnlySpan<float> second) => PairMeasures.SquaredDistance(first, second);

    internal override SvmKernel FittedTo(EmbeddingSet set, IReadOnlyList<int> rows) =>
        Gamma is null ? this with { Gamma = ScaleGamma(set, rows) } : this;

    internal override string Describe() => Gamma is { } gamma ? $"RBF (gamma {gamma})" : "RBF (gamma 1 / (D · variance))";

    internal override void Apply(Span<double> measures)
    {
        int whole = measures.Length - (measures.Length % Vector<double>.Count);
        foreach (ref Vector<double> part in MemoryMarshal.Cast<double, Vector<double>>(measures[..whole]))
        {
            part = Vector.Exp(part * -Gamma!.Value);
        }

        ApplyToRest(measures[whole..]);
    }

    private void ApplyToRest(Span<double> rest)
    {
        Span<double> padded = stackalloc double[Vector<double>.Count];
        padded.Clear();
        rest.CopyTo(padded);
        Vector.Exp(new Vector<double>(padded) * -Gamma!.Value).CopyTo(padded);
        padded[..rest.Length].CopyTo(rest);
    }

    private static double ScaleGamma(EmbeddingSet set, IReadOnlyList<int> rows)
    {
        double mean = rows.Average(row => Mean(set[row], 0));
        double variance = rows.Average(row => Mean(set[row], mean, power: 2));
        return variance > 0 ? 1 / (set.Dimension * variance) : 1;
    }

    private static double Mean(ReadOnlySpan<float> values, double centre, int power = 1)
    {
        double sum = 0;
        foreach (float value in values)
        {
            double difference = value - centre;
            sum += power == 1 ? difference : difference * difference;
        }

        return sum / values.Length;
    }
}
