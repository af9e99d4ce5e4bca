namespace Macl.Learning.Evaluation;

/// <summary>A shift and a scale for each column, learned on one set and applied to any.</summary>
internal sealed record Standardisation(double[] Mean, double[] Scale)
{
    /// <summary>Columns as they are.</summary>
    public static Standardisation None(int dimension) => new(new double[dimension], [.. Enumerable.Repeat(1.0, dimension)]);

    /// <summary>Mean 0 and variance 1 (divisor n); columns without variance are shifted only.</summary>
    public static Standardisation Of(EmbeddingSet set)
    {
        double[] mean = ColumnMeans(set, static (value, _) => value, new double[set.Dimension]);
        double[] variance = ColumnMeans(set, static (value, centre) => (value - centre) * (value - centre), mean);
        return new Standardisation(mean, [.. variance.Select(v => v > 0 ? 1 / Math.Sqrt(v) : 1)]);
    }

    private static double[] ColumnMeans(EmbeddingSet set, Func<double, double, double> term, double[] centres)
    {
        var means = new double[set.Dimension];
        for (int row = 0; row < set.Count; row++)
        {
            ReadOnlySpan<float> values = set[row];
            for (int column = 0; column < values.Length; column++)
            {
                means[column] += term(values[column], centres[column]);
            }
        }

        return [.. means.Select(sum => sum / set.Count)];
    }
}
