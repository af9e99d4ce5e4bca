namespace Macl.Testing.Losses;

/// <summary>
/// The positive's exponential and the sum of weighted, debiased negatives as the authors define them (arXiv 2010.04592 and
/// 2007.00224), all relative to one factor, with their derivatives.
/// </summary>
public sealed record OracleNegatives
{
    /// <summary>exp(s⁺/τ).</summary>
    public required double Positive { get; init; }

    /// <summary>Its derivative by s⁺.</summary>
    public required double PositiveSlope { get; init; }

    /// <summary>Its derivative by log(1/τ).</summary>
    public required double PositiveByLogitScale { get; init; }

    /// <summary>max((R − τ⁺·K·exp(s⁺/τ)) / (1 − τ⁺), K·exp(−1/τ)), R = Σ wⱼ·exp(sⱼ/τ) with weights of mean 1 in proportion to exp(β·sⱼ/τ).</summary>
    public required double Sum { get; init; }

    /// <summary>The derivative of the sum by s⁺.</summary>
    public required double SumByPositive { get; init; }

    /// <summary>The derivatives of the sum by each sⱼ.</summary>
    public required double[] SumByNegatives { get; init; }

    /// <summary>The derivative of the sum by log(1/τ).</summary>
    public required double SumByLogitScale { get; init; }

    /// <summary>The definition.</summary>
    public static OracleNegatives Of(double positive, double[] negatives, double temperature, double hardness, double prior)
    {
        int count = negatives.Length;
        double largest = Math.Max(positive, negatives.Max());
        double hardest = negatives.Max();
        double own = Math.Exp((positive - largest) / temperature);
        double[] others = [.. negatives.Select(negative => Math.Exp((negative - largest) / temperature))];
        double[] importance = [.. negatives.Select(negative => Math.Exp(hardness * (negative - hardest) / temperature))];
        double mean = importance.Average();
        double reweighted = others.Zip(importance, (other, weight) => other * weight / mean).Sum();
        double debiased = (reweighted - (prior * count * own)) / (1 - prior);
        double floor = count * Math.Exp((-1 - largest) / temperature);
        bool isFloor = prior > 0 && debiased <= floor;
        double[] slopes = [.. Enumerable.Range(0, count).Select(index => isFloor ? 0 : Slope(index) / (1 - prior) / temperature)];
        double byPositive = isFloor ? 0 : -prior * count * own / (1 - prior) / temperature;
        return new OracleNegatives
        {
            Positive = own,
            PositiveSlope = own / temperature,
            PositiveByLogitScale = own * positive / temperature,
            Sum = isFloor ? floor : debiased,
            SumByPositive = byPositive,
            SumByNegatives = slopes,
            SumByLogitScale = isFloor ? -floor / temperature : (byPositive * positive) + slopes.Zip(negatives, (slope, negative) => slope * negative).Sum(),
        };

        double Slope(int index) =>
            ((1 + hardness) * others[index] * importance[index] / mean) - (hardness * reweighted * importance[index] / (mean * count));
    }
}
