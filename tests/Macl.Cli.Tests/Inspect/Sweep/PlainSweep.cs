namespace Macl.Cli.Tests.Inspect.Sweep;

/// <summary>The definitions, written out over rows of doubles: what the sweep's sums must agree with.</summary>
internal sealed class PlainSweep(double[][] first, double[][] second, bool twoView)
{
    /// <summary>Similarity to the positive, and those to all negatives in the order of the candidates, of each anchor.</summary>
    public IEnumerable<(double Positive, List<double> Negatives)> Anchors()
    {
        for (int anchor = 0; anchor < (twoView ? 2 : 1) * first.Length; anchor++)
        {
            int sample = anchor % first.Length;
            bool ofFirst = anchor < first.Length;
            double[] row = ofFirst ? first[sample] : second[sample];
            var negatives = new List<double>();
            for (int other = 0; other < first.Length; other++)
            {
                if (other != sample)
                {
                    negatives.AddRange(twoView ? [Cosine(row, first[other]), Cosine(row, second[other])] : [Cosine(row, second[other])]);
                }
            }

            yield return (Cosine(row, ofFirst ? second[sample] : first[sample]), negatives);
        }
    }

    public List<double> Scalings(double temperature) => [.. Anchors().Select(anchor =>
    {
        double denominator = Math.Exp(anchor.Positive / temperature);
        foreach (double negative in anchor.Negatives)
        {
            denominator += Math.Exp(negative / temperature);
        }

        return 1 - Math.Exp(anchor.Positive / temperature) / denominator;
    })];

    /// <summary>The mean W over all parts of a size of each anchor's negatives: what random parts tend to.</summary>
    public double ScalingOfEveryPart(double temperature, int size) => Anchors().Average(anchor => Parts(anchor.Negatives, size).Average(part =>
        1 - Math.Exp(anchor.Positive / temperature) / (Math.Exp(anchor.Positive / temperature) + part.Sum(negative => Math.Exp(negative / temperature)))));

    public double Penalty(double temperature, int rank) => Anchors().Average(anchor =>
        Math.Exp(anchor.Negatives.OrderDescending().ElementAt(rank) / temperature) / anchor.Negatives.Sum(negative => Math.Exp(negative / temperature)));

    public double ShareOfPositivesThatAreNotNearest() => Anchors().Average(anchor => anchor.Negatives.Max() > anchor.Positive ? 1.0 : 0);

    private static IEnumerable<double[]> Parts(List<double> values, int size) =>
        from bits in Enumerable.Range(0, 1 << values.Count)
        where int.PopCount(bits) == size
        select values.Where((_, index) => (bits >> index & 1) == 1).ToArray();

    private static double Cosine(double[] left, double[] right) =>
        left.Zip(right, (x, y) => x * y).Sum() / Math.Sqrt(left.Sum(x => x * x) * right.Sum(y => y * y));
}
