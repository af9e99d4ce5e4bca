namespace Macl.Learning.Evaluation;

/// <summary>What a ranking of documents is worth, from 0 to 1.</summary>
internal static class RankingScores
{
    /// <summary>The fraction of the relevant documents that are among the first k.</summary>
    public static double Recall(ReadOnlySpan<int> ranking, int k, IReadOnlyDictionary<int, double> grades)
    {
        int found = 0;
        foreach (int document in First(ranking, k))
        {
            found += grades.ContainsKey(document) ? 1 : 0;
        }

        return (double)found / grades.Count;
    }

    /// <summary>1 / the rank of the first relevant document, or 0 where it is not among the first k.</summary>
    public static double ReciprocalRank(ReadOnlySpan<int> ranking, int k, IReadOnlyDictionary<int, double> grades)
    {
        ReadOnlySpan<int> first = First(ranking, k);
        for (int rank = 0; rank < first.Length; rank++)
        {
            if (grades.ContainsKey(first[rank]))
            {
                return 1.0 / (rank + 1);
            }
        }

        return 0;
    }

    /// <summary>Σ grade / log₂(rank + 1) over the first k, relative to the best possible ranking.</summary>
    public static double DiscountedGain(ReadOnlySpan<int> ranking, int k, IReadOnlyDictionary<int, double> grades)
    {
        ReadOnlySpan<int> first = First(ranking, k);
        double gain = 0;
        for (int rank = 0; rank < first.Length; rank++)
        {
            gain += Discounted(grades.GetValueOrDefault(first[rank]), rank);
        }

        return gain / grades.Values.OrderDescending().Take(k).Select(Discounted).Sum();
    }

    private static ReadOnlySpan<int> First(ReadOnlySpan<int> ranking, int k) => ranking[..Math.Min(k, ranking.Length)];

    private static double Discounted(double grade, int rank) => grade / Math.Log2(rank + 2);
}
