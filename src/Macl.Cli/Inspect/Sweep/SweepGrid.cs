namespace Macl.Cli.Inspect.Sweep;

/// <summary>The places at which a sweep measures.</summary>
internal static class SweepGrid
{
    private const int TemperaturesInAll = 47;
    private const double LowestTemperature = 0.01;
    private const double HighestTemperature = 2;
    private const int MostRanks = 50;

    /// <summary>The temperatures at which heads are trained.</summary>
    public static readonly double[] HeadTemperatures = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2];

    /// <summary>From .01 to 2 in equal ratios; wider where τ₀/4 and 4τ₀ are not inside.</summary>
    public static double[] Temperatures(double initial)
    {
        double low = Math.Min(LowestTemperature, initial / 4);
        double ratio = Math.Max(HighestTemperature, initial * 4) / low;
        return [.. Enumerable.Range(0, TemperaturesInAll).Select(place => low * Math.Pow(ratio, place / (TemperaturesInAll - 1.0)))];
    }

    /// <summary>τ₀/4, τ₀/2, τ₀, 2τ₀ and 4τ₀.</summary>
    public static double[] Around(double initial) => [initial / 4, initial / 2, initial, initial * 2, initial * 4];

    /// <summary>1, 2, 4, … and all.</summary>
    public static int[] Counts(int all)
    {
        var counts = new List<int>();
        for (long count = 1; count < all; count *= 2)
        {
            counts.Add((int)count);
        }

        return [.. counts, all];
    }

    /// <summary>How many ranks are shown one by one.</summary>
    public static int Ranks(int negatives) => Math.Min(MostRanks, negatives);

    /// <summary>That share of the negatives, rounded up.</summary>
    public static int Hardest(int negatives, double share) => (int)Math.Ceiling(share * negatives);
}
