namespace Macl.Testing.Losses;

/// <summary>One anchor's loss and derivatives, by plain loops over its candidates.</summary>
/// <param name="Value">The loss.</param>
/// <param name="GradientScaling">W = 1 − P.</param>
/// <param name="PositiveSlope">The derivative by the similarity of the positive.</param>
/// <param name="NegativeSlopes">The derivatives by the similarities of the negatives.</param>
/// <param name="LogitScaleSlope">The derivative by log(1/τ).</param>
/// <param name="BiasSlope">The derivative by the bias; 0 where there is none.</param>
public sealed record OracleAnchor(double Value, double GradientScaling, double PositiveSlope, double[] NegativeSlopes, double LogitScaleSlope, double BiasSlope)
{
    /// <summary>SigLIP's bias.</summary>
    public const double Bias = -3;

    private const double InterTemperature = 1;

    /// <summary>The definition of the objective, with exponentials relative to the largest logit and nothing else clever.</summary>
    public static OracleAnchor Of(double positive, double[] negatives, double temperature, OracleObjective objective)
    {
        double scaling = ScalingAt(positive, negatives, temperature);
        return objective switch
        {
            OracleObjective.Sigmoid => Sigmoid(positive, negatives, temperature, scaling),
            OracleObjective.HardNegatives => Weighted(OracleNegatives.Of(positive, negatives, temperature, hardness: 1, prior: .1), scaling, isReweighted: false),
            OracleObjective.Debiased => Weighted(OracleNegatives.Of(positive, negatives, temperature, hardness: 0, prior: .001), scaling, isReweighted: false),
            OracleObjective.ReweightedHardNegatives => Weighted(OracleNegatives.Of(positive, negatives, temperature, hardness: .5, prior: 0), scaling, isReweighted: true),
            _ => Plain(positive, negatives, temperature, objective, scaling),
        };
    }

    private static double ScalingAt(double positive, double[] negatives, double temperature)
    {
        double largest = Math.Max(positive, negatives.Max());
        double losing = negatives.Sum(negative => Math.Exp((negative - largest) / temperature));
        return losing / (Math.Exp((positive - largest) / temperature) + losing);
    }

    private static OracleAnchor Plain(double positive, double[] negatives, double temperature, OracleObjective objective, double scaling)
    {
        double largest = Math.Max(positive, negatives.Max());
        double winning = Math.Exp((positive - largest) / temperature);
        double[] losing = [.. negatives.Select(negative => Math.Exp((negative - largest) / temperature))];
        double sumOfLosing = losing.Sum();
        double infoNce = positive == largest
            ? LogOfOnePlus(sumOfLosing)
            : ((largest - positive) / temperature) + Math.Log(winning + sumOfLosing);
        double interScaling = ScalingAt(positive, negatives, InterTemperature);
        (double value, double weight) = objective switch
        {
            OracleObjective.InfoNce => (infoNce, 1),
            OracleObjective.ReweightedInfoNce => (infoNce / scaling, 1 / scaling),
            OracleObjective.DualTemperature => (infoNce * interScaling / scaling, interScaling / scaling),
            OracleObjective.FlatNce => (1, 1 / scaling),
            _ => (DclOf(positive, negatives, temperature), 1 / scaling),
        };

        double[] slopes = [.. losing.Select(one => weight * one / (winning + sumOfLosing) / temperature)];
        return new OracleAnchor(value, scaling, -slopes.Sum(), slopes, (-slopes.Sum() * positive) + Inner(slopes, negatives), BiasSlope: 0);
    }

    /// <summary>log(1 + G/p) with p = exp(s⁺/τ) and G what the weighted negatives come to; where it is reweighted by 1/(1 − P), that is constant.</summary>
    private static OracleAnchor Weighted(OracleNegatives found, double scaling, bool isReweighted)
    {
        double infoNce = LogOfOnePlus(found.Sum / found.Positive);
        double share = found.Sum / (found.Positive + found.Sum);
        double weight = isReweighted ? 1 / share : 1;
        double bySum = weight / (found.Positive + found.Sum);
        double byPositive = -weight * share / found.Positive;
        return new OracleAnchor(
            weight * infoNce,
            scaling,
            (byPositive * found.PositiveSlope) + (bySum * found.SumByPositive),
            [.. found.SumByNegatives.Select(slope => bySum * slope)],
            (byPositive * found.PositiveByLogitScale) + (bySum * found.SumByLogitScale),
            BiasSlope: 0);
    }

    private static OracleAnchor Sigmoid(double positive, double[] negatives, double temperature, double scaling)
    {
        double own = (positive / temperature) + Bias;
        double[] others = [.. negatives.Select(negative => (negative / temperature) + Bias)];
        double ownSlope = -1 / (1 + Math.Exp(own));
        double[] slopes = [.. others.Select(logit => 1 / (1 + Math.Exp(-logit)))];
        return new OracleAnchor(
            Softplus(-own) + others.Sum(Softplus),
            scaling,
            ownSlope / temperature,
            [.. slopes.Select(slope => slope / temperature)],
            ((ownSlope * positive) + Inner(slopes, negatives)) / temperature,
            ownSlope + slopes.Sum());
    }

    private static double DclOf(double positive, double[] negatives, double temperature)
    {
        double hardest = negatives.Max();
        double sum = negatives.Sum(negative => Math.Exp((negative - hardest) / temperature));
        return ((hardest - positive) / temperature) + Math.Log(sum);
    }

    private static double Softplus(double x) => Math.Max(x, 0) + LogOfOnePlus(Math.Exp(-Math.Abs(x)));

    private static double Inner(double[] one, double[] other) => one.Zip(other, (x, y) => x * y).Sum();

    /// <summary>log(1 + x) for x ≥ 0 without losing small x (Kahan).</summary>
    private static double LogOfOnePlus(double x)
    {
        double onePlus = 1 + x;
        return onePlus == 1 ? x : Math.Log(onePlus) * x / (onePlus - 1);
    }
}
