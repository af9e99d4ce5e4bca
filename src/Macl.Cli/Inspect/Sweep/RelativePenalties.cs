namespace Macl.Cli.Inspect.Sweep;

/// <summary>
/// How InfoNCE shares an anchor's push among its negatives: the r-th hardest gets exp(sᵣ/τ) / Σ exp(s/τ)
/// (Wang and Liu, 2021, arXiv 2012.09740).
/// </summary>
internal static class RelativePenalties
{
    /// <summary>The mean share of each of the hardest negatives, the hardest first.</summary>
    public static double[] ByRank(IReadOnlyList<Anchor> anchors, double temperature, int ranks)
    {
        double[][] each = [.. anchors.AsParallel().AsOrdered().Select(anchor => Shares(anchor, temperature)[..ranks])];
        return [.. Enumerable.Range(0, ranks).Select(rank => each.Average(shares => shares[rank]))];
    }

    /// <summary>The mean share that the hardest negatives get together.</summary>
    /// <param name="anchors">At least one, all with the same number of negatives.</param>
    /// <param name="temperature">τ.</param>
    /// <param name="hardest">How many of the hardest; one result for each.</param>
    public static double[] Together(IReadOnlyList<Anchor> anchors, double temperature, IReadOnlyList<int> hardest)
    {
        double[][] each = [.. anchors.AsParallel().AsOrdered().Select(anchor => FirstSums(Shares(anchor, temperature), hardest))];
        return [.. Enumerable.Range(0, hardest.Count).Select(place => each.Average(sums => sums[place]))];
    }

    private static double[] FirstSums(double[] shares, IReadOnlyList<int> counts) => [.. counts.Select(count => shares.AsSpan(0, count).ToArray().Sum())];

    private static double[] Shares(Anchor anchor, double temperature)
    {
        double[] shares = Array.ConvertAll(anchor.Negatives, negative => Math.Exp((negative - anchor.Negatives[0]) / temperature));
        double total = shares.Sum();
        return Array.ConvertAll(shares, share => share / total);
    }
}
