namespace Macl.Testing.Losses;

/// <summary>
/// The contrastive losses by double loops in double precision, written from the definitions and from nothing else. The
/// temperature and the gradient reweighting are constants for the gradient.
/// </summary>
public sealed record OracleLoss
{
    public required double Loss { get; init; }

    public required double Temperature { get; init; }

    public required double Alignment { get; init; }

    /// <summary>W of each anchor.</summary>
    public required double[] GradientScaling { get; init; }

    /// <summary>The fraction of anchors whose positive is more similar than every negative.</summary>
    public required double InBatchAccuracy { get; init; }

    /// <summary>The gradient by each raw row of the first view, or by the positives (one row).</summary>
    public required double[][] FirstGradient { get; init; }

    /// <summary>The gradient by each raw row of the second view, or by the negatives.</summary>
    public required double[][] SecondGradient { get; init; }

    /// <summary>The derivative by log(1/τ).</summary>
    public required double LogitScaleGradient { get; init; }

    /// <summary>The derivative by the bias.</summary>
    public required double BiasGradient { get; init; }

    /// <summary>The loss of two views.</summary>
    /// <param name="first">Raw rows [N][D].</param>
    /// <param name="second">Raw rows [N][D].</param>
    /// <param name="objective">What is minimised.</param>
    /// <param name="temperature">The effective temperature at an alignment, its minimum included.</param>
    /// <param name="twoView">Whether the rows of both views are anchors against both, or those of the first against the second.</param>
    public static OracleLoss OfViews(double[][] first, double[][] second, OracleObjective objective, Func<double, double> temperature, bool twoView)
    {
        int count = first.Length;
        double[][] rows = [.. first, .. second];
        double[][] unit = [.. rows.Select(ToUnit)];
        int[] anchors = [.. Enumerable.Range(0, twoView ? 2 * count : count)];
        int PositiveOf(int anchor) => (anchor + count) % (2 * count);
        int[] NegativesOf(int anchor) => [.. Enumerable.Range(twoView ? 0 : count, twoView ? 2 * count : count).Where(row => row % count != anchor % count)];

        double[] positives = [.. anchors.Select(anchor => Dot(unit[anchor], unit[PositiveOf(anchor)]))];
        double[][] negatives = [.. anchors.Select(anchor => NegativesOf(anchor).Select(row => Dot(unit[anchor], unit[row])).ToArray())];
        OracleLoss given = OfSimilarities(positives, negatives, objective, temperature);

        double[][] gradient = Rows.Make(rows.Length, rows[0].Length);
        foreach (int anchor in anchors)
        {
            AddPairs(gradient, unit, anchor, [PositiveOf(anchor)], [given.FirstGradient[0][anchor]]);
            AddPairs(gradient, unit, anchor, NegativesOf(anchor), given.SecondGradient[anchor]);
        }

        double[][] raw = [.. rows.Select((row, index) => ThroughNormalisation(row, unit[index], gradient[index]))];
        return given with { FirstGradient = raw[..count], SecondGradient = raw[count..] };
    }

    /// <summary>The loss of given similarities: positives [N], negatives [N][K].</summary>
    public static OracleLoss OfSimilarities(double[] positives, double[][] negatives, OracleObjective objective, Func<double, double> temperature)
    {
        double alignment = positives.Average();
        double effective = temperature(alignment);
        OracleAnchor[] anchors = [.. positives.Select((positive, anchor) => OracleAnchor.Of(positive, negatives[anchor], effective, objective))];
        return new OracleLoss
        {
            Loss = anchors.Average(anchor => anchor.Value),
            Temperature = effective,
            Alignment = alignment,
            GradientScaling = [.. anchors.Select(anchor => anchor.GradientScaling)],
            LogitScaleGradient = anchors.Average(anchor => anchor.LogitScaleSlope),
            BiasGradient = anchors.Average(anchor => anchor.BiasSlope),
            InBatchAccuracy = positives.Select((positive, anchor) => positive > negatives[anchor].Max() ? 1.0 : 0).Average(),
            FirstGradient = [[.. anchors.Select(anchor => anchor.PositiveSlope / anchors.Length)]],
            SecondGradient = [.. anchors.Select(anchor => anchor.NegativeSlopes.Select(slope => slope / anchors.Length).ToArray())],
        };
    }

    /// <summary>Adds the derivative of each similarity xₐ·x_c, times its slope, to both of its rows.</summary>
    private static void AddPairs(double[][] gradient, double[][] unit, int anchor, int[] candidates, double[] slopes)
    {
        for (int index = 0; index < candidates.Length; index++)
        {
            int candidate = candidates[index];
            for (int column = 0; column < unit[anchor].Length; column++)
            {
                gradient[anchor][column] += slopes[index] * unit[candidate][column];
                gradient[candidate][column] += slopes[index] * unit[anchor][column];
            }
        }
    }

    /// <summary>x / ‖x‖, and zero for zero; divided by the largest magnitude first, since squares overflow.</summary>
    private static double[] ToUnit(double[] row)
    {
        double length = Length(row);
        return [.. row.Select(value => length == 0 ? 0 : value / length)];
    }

    /// <summary>From the gradient g by z = x / ‖x‖ to that by x: (g − z (z·g)) / ‖x‖, and zero for zero.</summary>
    private static double[] ThroughNormalisation(double[] row, double[] unit, double[] gradient)
    {
        double length = Length(row);
        double along = Dot(unit, gradient);
        return [.. gradient.Select((value, column) => length == 0 ? 0 : (value - (unit[column] * along)) / length)];
    }

    private static double Length(double[] row)
    {
        double largest = row.Max(Math.Abs);
        return largest == 0 ? 0 : largest * Math.Sqrt(row.Sum(value => value / largest * (value / largest)));
    }

    private static double Dot(double[] one, double[] other)
    {
        double sum = 0;
        for (int column = 0; column < one.Length; column++)
        {
            sum += one[column] * other[column];
        }

        return sum;
    }
}
