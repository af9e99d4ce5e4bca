using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Learning.Evaluation;

/// <summary>
/// How embeddings lie on the unit sphere: the two sides of the uniformity-tolerance dilemma, and whether they collapsed. Not all of these
/// are better when higher, so this is no <see cref="EvaluationReport"/>.
/// </summary>
/// <param name="Protocol">In one sentence, what was measured on what.</param>
/// <param name="AlignmentLoss">The mean squared distance of two views of a sample, or of two samples that mean the same (Wang and Isola, 2020), from 0 to 4; null where there are none.</param>
/// <param name="UniformityLoss">log mean exp(−2‖x − y‖²) over pairs of the sampled rows (Wang and Isola, 2020), from −8 to 0; lower is more uniform.</param>
/// <param name="Anisotropy">The mean cosine similarity of all pairs (Ethayarajh, 2019), which that of random pairs estimates: 0 where directions are spread evenly, 1 where all are the same.</param>
/// <param name="Tolerance">The mean similarity of pairs of the same class (Wang and Liu, 2021), from −1 to 1; null where there are no labels, or no class has two rows.</param>
/// <param name="EffectiveRank">exp of the entropy of the normalised singular values of the sampled rows (Roy and Vetterli, 2007), from 1 to the dimension; 0 where every row is zero.</param>
public sealed record EmbeddingGeometry(string Protocol, double? AlignmentLoss, double UniformityLoss, double Anisotropy, double? Tolerance, double EffectiveRank)
{
    /// <summary>Measures embeddings. Alignment loss, anisotropy and tolerance take all rows; uniformity loss and effective rank those of a sample, since they take more time than rows.</summary>
    /// <param name="embeddings">At least 2 rows; with labels, for the tolerance.</param>
    /// <param name="secondView">Embeddings of another view of the same samples in the same order, for the alignment loss; or null.</param>
    /// <param name="mostRows">The most rows of the sample, at least 2. Default 4,096.</param>
    /// <param name="seed">Decides the sample. Default 0.</param>
    /// <exception cref="ArgumentException">There are fewer than 2 rows, or the second view has another shape.</exception>
    public static EmbeddingGeometry Of(EmbeddingSet embeddings, EmbeddingSet? secondView = null, int mostRows = 4096, long seed = 0)
    {
        ThrowIfOtherShape(embeddings, secondView);
        EvaluatorChecks.AtLeast(mostRows, 2, nameof(mostRows));
        using var scope = NewDisposeScope();
        Tensor all = Rows(embeddings);
        Tensor sample = embeddings.Count <= mostRows ? all : Rows(embeddings.Select([.. RowSample.Shuffle(embeddings.Count, seed)[..mostRows].Order()]));
        return new EmbeddingGeometry(
            Describe(embeddings.Count, mostRows, seed),
            secondView is null ? null : EmbeddingStatistics.AlignmentLoss(all, Rows(secondView)),
            EmbeddingStatistics.UniformityLoss(sample),
            EmbeddingStatistics.Anisotropy(all),
            HasPairs(embeddings.Labels) ? EmbeddingStatistics.Tolerance(all, embeddings.Labels!) : null,
            EmbeddingStatistics.EffectiveRank(sample));
    }

    /// <summary>
    /// Measures the embeddings of a task of similarity as SimCSE does those of STS-B (Gao et al., 2021): alignment loss over the pairs that people found alike, all else over its sentences.
    /// </summary>
    /// <param name="pairs">The task.</param>
    /// <param name="aboveScore">Pairs with a higher score count as alike; 4 of 5 for STS-B. Where there is no such pair, there is no alignment loss.</param>
    /// <exception cref="ArgumentException">There are fewer than 2 sentences.</exception>
    public static EmbeddingGeometry Of(ScoredPairs pairs, double aboveScore)
    {
        var geometry = Of(pairs.Embeddings);
        ScoredPair[] alike = [.. pairs.Pairs.Where(pair => pair.Score > aboveScore)];
        return alike.Length == 0 ? geometry : geometry with
        {
            Protocol = $"{geometry.Protocol}; alignment loss of the {alike.Length} pairs with a score above {aboveScore}",
            AlignmentLoss = AlignmentLossOf(alike, pairs.Embeddings),
        };
    }

    private static double AlignmentLossOf(ScoredPair[] pairs, EmbeddingSet embeddings)
    {
        using var scope = NewDisposeScope();
        return EmbeddingStatistics.AlignmentLoss(
            Rows(embeddings.Select([.. pairs.Select(pair => pair.First)])),
            Rows(embeddings.Select([.. pairs.Select(pair => pair.Second)])));
    }

    private static void ThrowIfOtherShape(EmbeddingSet embeddings, EmbeddingSet? secondView)
    {
        if (embeddings.Count < 2)
        {
            throw new ArgumentException("There is 1 embedding; at least 2 are needed.", nameof(embeddings));
        }

        if (secondView is not null && (secondView.Count, secondView.Dimension) != (embeddings.Count, embeddings.Dimension))
        {
            throw new ArgumentException(
                $"The second view is {secondView.Count} × {secondView.Dimension}, the first {embeddings.Count} × {embeddings.Dimension}; they must be equal.",
                nameof(secondView));
        }
    }

    private static Tensor Rows(EmbeddingSet set) => tensor(set.Values, set.Count, set.Dimension);

    private static bool HasPairs(IReadOnlyList<int>? labels) => labels is not null && labels.CountBy(label => label).Any(ofClass => ofClass.Value > 1);

    private static string Describe(int count, int mostRows, long seed) => count <= mostRows
        ? $"All {count} embeddings at unit length"
        : $"{count} embeddings at unit length; uniformity loss and effective rank of {mostRows} of them, picked at random with seed {seed}";
}
