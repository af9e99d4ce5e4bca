using System.Runtime.InteropServices;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>W = 1 − P, by which InfoNCE's gradient is multiplied.</summary>
internal static class GradientScaling
{
    /// <summary>The W of one anchor with all its negatives.</summary>
    public static double Of(Anchor anchor, double temperature) => OfSum(anchor.Negatives.Sum(negative => Ratio(negative, anchor, temperature)));

    /// <summary>Mean, smallest and largest W of the anchors.</summary>
    public static Summary Over(IReadOnlyList<Anchor> anchors, double temperature)
    {
        double[] scalings = [.. anchors.AsParallel().AsOrdered().Select(anchor => Of(anchor, temperature))];
        return new Summary(scalings.Average(), scalings.Min(), scalings.Max());
    }

    /// <summary>The mean W for each number of negatives, over the anchors and over several random parts of their negatives.</summary>
    /// <param name="anchors">At least one, all with the same number of negatives.</param>
    /// <param name="temperature">τ.</param>
    /// <param name="counts">Ascending numbers of negatives, none above what the anchors have. With all of them there is nothing to draw.</param>
    /// <param name="draws">Random orders of the negatives of each anchor, of which the first ones are taken.</param>
    public static double[] OverCounts(IReadOnlyList<Anchor> anchors, double temperature, IReadOnlyList<int> counts, int draws)
    {
        double[][] each = [.. anchors.AsParallel().AsOrdered().Select((anchor, index) => OfCounts(anchor, index, temperature, counts, draws))];
        return [.. Enumerable.Range(0, counts.Count).Select(place => each.Average(one => one[place]))];
    }

    /// <summary>The limit of a vanishing temperature: the share of anchors whose positive is not the nearest candidate. Where T negatives tie with the positive it is T / (T + 1).</summary>
    public static double AtZero(IReadOnlyList<Anchor> anchors) => anchors.Average(anchor => anchor.Negatives[0] > anchor.Positive ? 1 : OfSum(anchor.Negatives.Count(negative => negative == anchor.Positive)));

    /// <summary>The limit of an endless temperature, K / (K + 1).</summary>
    public static double AtInfinity(int negatives) => negatives / (negatives + 1.0);

    private static double[] OfCounts(Anchor anchor, int index, double temperature, IReadOnlyList<int> counts, int draws)
    {
        double[] ratios = [.. anchor.Negatives.Select(negative => Ratio(negative, anchor, temperature))];
        int[] positions = [.. Enumerable.Range(0, ratios.Length)];
        var means = new double[counts.Count];
        for (int draw = 0; draw < draws; draw++)
        {
            AddScalings(means, ratios, Picks.Shuffled(positions, Draw.Negatives, index, draw), counts, 1.0 / draws);
        }

        return means;
    }

    private static void AddScalings(double[] means, double[] ratios, int[] order, IReadOnlyList<int> counts, double weight)
    {
        double sum = 0;
        int place = 0;
        for (int taken = 1; place < counts.Count; taken++)
        {
            sum += ratios[order[taken - 1]];
            if (taken == counts[place])
            {
                means[place++] += weight * OfSum(sum);
            }
        }
    }

    private static double Ratio(double negative, Anchor anchor, double temperature) => Math.Exp((negative - anchor.Positive) / temperature);

    /// <summary>W from Σ exp((s − s⁺)/τ), which may be infinite.</summary>
    private static double OfSum(double sum) => double.IsInfinity(sum) ? 1 : sum / (1 + sum);

    /// <summary>The W of many anchors.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Summary(double Mean, double Min, double Max);
}
