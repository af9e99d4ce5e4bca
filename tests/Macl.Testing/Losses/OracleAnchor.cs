namespace Macl.Testing.Losses;

/// <summary>One anchor's loss and derivatives, by plain loops over its candidates.</summary>
/// <param name="Value">The loss.</param>
/// <param name="GradientScaling">W = 1 − P.</param>
/// <param name="PositiveSlope">The derivative by the similarity of the positive.</param>
/// <param name="NegativeSlopes">The derivatives by the similarities of the negatives.</param>
public sealed record OracleAnchor(double Value, double GradientScaling, double PositiveSlope, double[] NegativeSlopes)
{
    /// <summary>The definition of the objective, with exponentials relative to the largest logit and nothing else clever.</summary>
    public static OracleAnchor Of(double positive, double[] negatives, double temperature, OracleObjective objective)
    {
        double largest = Math.Max(positive, negatives.Max());
        double winning = Math.Exp((positive - largest) / temperature);
        double[] losing = [.. negatives.Select(negative => Math.Exp((negative - largest) / temperature))];
        double sumOfLosing = losing.Sum();
        double scaling = sumOfLosing / (winning + sumOfLosing);
        double infoNce = positive == largest
            ? LogOfOnePlus(sumOfLosing)
            : ((largest - positive) / temperature) + Math.Log(winning + sumOfLosing);
        (double value, double weight) = objective switch
        {
            OracleObjective.InfoNce => (infoNce, 1),
            OracleObjective.ReweightedInfoNce => (infoNce / scaling, 1 / scaling),
            _ => (DclOf(positive, negatives, temperature), 1 / scaling),
        };

        double[] slopes = [.. losing.Select(one => weight * one / (winning + sumOfLosing) / temperature)];
        return new OracleAnchor(value, scaling, -slopes.Sum(), slopes);
    }

    private static double DclOf(double positive, double[] negatives, double temperature)
    {
        double hardest = negatives.Max();
        double sum = negatives.Sum(negative => Math.Exp((negative - hardest) / temperature));
        return ((hardest - positive) / temperature) + Math.Log(sum);
    }

    /// <summary>log(1 + x) for x ≥ 0 without losing small x (Kahan).</summary>
    private static double LogOfOnePlus(double x)
    {
        double onePlus = 1 + x;
        return onePlus == 1 ? x : Math.Log(onePlus) * x / (onePlus - 1);
    }
}
