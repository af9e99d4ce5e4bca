using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests.Engine;

/// <summary>Anchors and candidates with keys, as plain numbers of unit rows; symmetric where the candidates are the anchors.</summary>
public sealed record EngineCase(double[][] Anchors, double[][] Candidates, int[] AnchorKeys, int[] CandidateKeys)
{
    public bool IsSymmetric => ReferenceEquals(Anchors, Candidates);

    /// <summary>Both views of samples: equal keys at a distance of half of the rows.</summary>
    public static EngineCase TwoViews(int samples, int dimension, int seed)
    {
        double[][] rows = Units(2 * samples, dimension, seed);
        int[] keys = [.. Enumerable.Range(0, 2 * samples).Select(row => row % samples)];
        return new EngineCase(rows, rows, keys, keys);
    }

    /// <summary>Anchors against others, some of them with keys of anchors and some with none.</summary>
    public static EngineCase Against(int anchors, int candidates, int dimension, int seed) => new(
        Units(anchors, dimension, seed),
        Units(candidates, dimension, seed + 1),
        [.. Enumerable.Range(0, anchors)],
        [.. Enumerable.Range(0, candidates).Select(row => row % 3 == 0 ? Exclusions.NoKey : row % anchors)]);

    /// <summary>All rows the same but the last.</summary>
    public static EngineCase NearlyCollapsed(int samples, int dimension)
    {
        EngineCase drawn = TwoViews(samples, dimension, seed: 5);
        double[][] rows = [.. drawn.Anchors.Select((row, index) => index == 0 ? row : drawn.Anchors[1])];
        return drawn with { Anchors = rows, Candidates = rows };
    }

    /// <summary>The sums of a term over the negatives of each anchor, by double loops.</summary>
    internal double[] Expect(NegativeTerm term) => [.. Enumerable.Range(0, Anchors.Length).Select(anchor =>
    {
        double[] logits = [.. NegativesOf(anchor).Select(candidate => Logit(term, anchor, candidate))];
        double largest = logits.Max();
        return term.Kind == NegativeSum.LogSumExp
            ? largest + Math.Log(logits.Sum(logit => Math.Exp(logit - largest)))
            : logits.Sum(logit => Math.Max(logit, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit))));
    })];

    /// <summary>Adds the derivative of Σ slope · term by the rows, and gives that by a common offset.</summary>
    internal double AddGradient(NegativeTerm term, double[] slopes, double[][] byAnchors, double[][] byCandidates)
    {
        double[] values = Expect(term);
        double byOffset = 0;
        for (int anchor = 0; anchor < Anchors.Length; anchor++)
        {
            foreach (int candidate in NegativesOf(anchor))
            {
                double logit = Logit(term, anchor, candidate);
                double slope = slopes[anchor] * (term.Kind == NegativeSum.LogSumExp ? Math.Exp(logit - values[anchor]) : 1 / (1 + Math.Exp(-logit)));
                byOffset += term.Kind == NegativeSum.Softplus ? slope : 0;
                for (int column = 0; column < Anchors[anchor].Length; column++)
                {
                    byAnchors[anchor][column] += slope * term.Scale * Candidates[candidate][column];
                    byCandidates[candidate][column] += slope * term.Scale * Anchors[anchor][column];
                }
            }
        }

        return byOffset;
    }

    /// <summary>The largest similarity among the negatives of each anchor.</summary>
    public double[] Hardest() => [.. Enumerable.Range(0, Anchors.Length).Select(anchor => NegativesOf(anchor).Max(candidate => Dot(anchor, candidate)))];

    internal NegativeRows ToRows(ScalarType dtype, bool mayRound = false)
    {
        Tensor anchors = Rows.ToTensor(Anchors, dtype);
        return new NegativeRows(anchors, IsSymmetric ? anchors : Rows.ToTensor(Candidates, dtype), new Exclusions(AnchorKeys, CandidateKeys), mayRound);
    }

    private static double[][] Units(int count, int dimension, int seed) =>
        [.. Rows.Normal(count, dimension, seed).Select(row => row.Select(value => (double)(float)(value / Math.Sqrt(row.Sum(one => one * one)))).ToArray())];

    private IEnumerable<int> NegativesOf(int anchor) => Enumerable.Range(0, Candidates.Length).Where(candidate => CandidateKeys[candidate] != AnchorKeys[anchor]);

    private double Logit(NegativeTerm term, int anchor, int candidate) => (term.Scale * Dot(anchor, candidate)) + term.Offset;

    private double Dot(int anchor, int candidate)
    {
        double sum = 0;
        for (int column = 0; column < Anchors[anchor].Length; column++)
        {
            sum += Anchors[anchor][column] * Candidates[candidate][column];
        }

        return sum;
    }
}
