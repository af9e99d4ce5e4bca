using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>Draws anchors from two views and compares each with all its candidates, a few anchors at a time.</summary>
internal static class Anchors
{
    private const int AtOnce = 128;

    /// <param name="first">Unit rows [N, D] of one view, float64, N at least 2.</param>
    /// <param name="second">The other view: the same shape, the same samples in the same order.</param>
    /// <param name="pairing">Two-view: the rows of both views are anchors with 2N − 2 negatives; one-way: those of the first, with N − 1.</param>
    /// <param name="most">The most anchors; of more a part is drawn, the same each time.</param>
    public static Anchor[] Of(Tensor first, Tensor second, Pairing pairing, int most)
    {
        using var scope = NewDisposeScope();
        int samples = (int)first.shape[0];
        bool twoView = pairing == Pairing.TwoView;
        Tensor anchors = twoView ? cat([first, second]) : first;
        Tensor candidates = twoView ? anchors : second;
        int[] picked = Picks.Of((int)anchors.shape[0], most, Draw.Anchors);
        return [.. picked.Chunk(AtOnce).SelectMany(some => Compare(some, anchors, candidates, samples, twoView))];
    }

    private static List<Anchor> Compare(int[] picked, Tensor anchors, Tensor candidates, int samples, bool twoView)
    {
        using var scope = NewDisposeScope();
        Tensor rows = anchors.index_select(0, tensor(Array.ConvertAll(picked, row => (long)row)));
        double[] similarities = rows.matmul(candidates.t()).data<double>().ToArray();
        int width = (int)candidates.shape[0];
        return [.. picked.Select((row, index) => Split(similarities.AsSpan(index * width, width), twoView ? row : -1, twoView ? (row + samples) % width : row))];
    }

    private static Anchor Split(ReadOnlySpan<double> similarities, int itself, int partner)
    {
        var negatives = new List<double>(similarities.Length);
        for (int candidate = 0; candidate < similarities.Length; candidate++)
        {
            if (candidate != itself && candidate != partner)
            {
                negatives.Add(similarities[candidate]);
            }
        }

        double[] hardestFirst = [.. negatives];
        Array.Sort(hardestFirst, (left, right) => right.CompareTo(left));
        return new Anchor(similarities[partner], hardestFirst);
    }
}
