using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests;

public sealed class EmbeddingStatisticsTests
{
    [Fact]
    public void All_statistics_agree_with_PyTorch()
    {
        ReferenceValues references = ReferenceValues.Load();
        using Tensor first = Rows.ToTensor(references.First);
        using Tensor second = Rows.ToTensor(references.Second);
        Close.Numbers(references.Statistics.AlignmentLoss, EmbeddingStatistics.AlignmentLoss(first, second), 1e-11);
        Close.Numbers(references.Statistics.UniformityLoss, EmbeddingStatistics.UniformityLoss(first), 1e-11);
        Close.Numbers(references.Statistics.Tolerance, EmbeddingStatistics.Tolerance(first, references.Statistics.Labels), 1e-11);
        Close.Numbers(references.Statistics.EffectiveRank, EmbeddingStatistics.EffectiveRank(first), 1e-11);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(511)]
    [InlineData(513)]
    [InlineData(1100)]
    public void Uniformity_loss_counts_every_pair_once_for_any_number_of_rows(int count)
    {
        double[][] rows = Rows.Normal(count, 3, seed: count);
        using Tensor embeddings = Rows.ToTensor(rows);
        Close.Numbers(UniformityByLoops(rows), EmbeddingStatistics.UniformityLoss(embeddings), 1e-11);
    }

    [Fact]
    public void Tolerance_is_the_mean_similarity_within_classes()
    {
        double[][] rows = Rows.Normal(40, 6, seed: 5);
        int[] labels = [.. Enumerable.Range(0, 40).Select(row => (row * row) % 7)];
        using Tensor embeddings = Rows.ToTensor(rows);
        Close.Numbers(ToleranceByLoops(rows, labels), EmbeddingStatistics.Tolerance(embeddings, labels), 1e-11);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(75)]
    public void Anisotropy_is_the_mean_similarity_of_all_pairs(int count)
    {
        double[][] rows = [.. Rows.Normal(count, 6, seed: count).Select(row => row.Select(value => value + 0.4).ToArray())];
        using Tensor embeddings = Rows.ToTensor(rows);
        Close.Numbers(ToleranceByLoops(rows, new int[count]), EmbeddingStatistics.Anisotropy(embeddings), 1e-11);
    }

    [Fact]
    public void Opposite_embeddings_have_anisotropy_minus_one()
    {
        using Tensor embeddings = tensor(new double[,] { { 1, 2 }, { -3, -6 } });
        Assert.Equal(-1, EmbeddingStatistics.Anisotropy(embeddings), 1e-12);
    }

    [Fact]
    public void Collapsed_embeddings_have_rank_one_uniformity_zero_and_anisotropy_and_tolerance_one()
    {
        using Tensor embeddings = ones(10, 4) * 1e-30;
        Assert.Equal(1, EmbeddingStatistics.EffectiveRank(embeddings), 1e-6);
        Assert.Equal(0, EmbeddingStatistics.UniformityLoss(embeddings), 1e-12);
        Assert.Equal(1, EmbeddingStatistics.Anisotropy(embeddings), 1e-12);
        Assert.Equal(1, EmbeddingStatistics.Tolerance(embeddings, new int[10]), 1e-12);
        Assert.Equal(0, EmbeddingStatistics.AlignmentLoss(embeddings, embeddings), 1e-12);
    }

    [Fact]
    public void Orthogonal_embeddings_have_full_rank_uniformity_minus_four_and_no_anisotropy()
    {
        using Tensor embeddings = eye(5) * 3;
        using Tensor opposite = embeddings * -2;
        Assert.Equal(5, EmbeddingStatistics.EffectiveRank(embeddings), 1e-12);
        Assert.Equal(-4, EmbeddingStatistics.UniformityLoss(embeddings), 1e-12);
        Assert.Equal(0, EmbeddingStatistics.Anisotropy(embeddings), 1e-12);
        Assert.Equal(4, EmbeddingStatistics.AlignmentLoss(embeddings, opposite), 1e-12);
    }

    [Fact]
    public void Zero_rows_are_no_direction_at_all()
    {
        using Tensor nothing = zeros(3, 2);
        Assert.Equal(0, EmbeddingStatistics.EffectiveRank(nothing));
        Assert.Equal(0, EmbeddingStatistics.UniformityLoss(nothing), 1e-12);
        Assert.Equal(0, EmbeddingStatistics.Anisotropy(nothing));
        Assert.Equal(0, EmbeddingStatistics.Tolerance(nothing, [1, 1, 1]), 1e-12);
    }

    [Fact]
    public void Bad_input_is_refused_with_what_was_given_and_what_is_allowed()
    {
        using Tensor rows = ones(3, 2);
        using Tensor flat = ones(3);
        using Tensor whole = ones(3, 2, dtype: ScalarType.Int64);
        using Tensor single = ones(1, 2);
        using Tensor broken = tensor(new float[,] { { 1, 2 }, { float.NaN, 0 } });
        AssertRefused("[3]", () => EmbeddingStatistics.EffectiveRank(flat));
        AssertRefused("Int64", () => EmbeddingStatistics.UniformityLoss(whole));
        AssertRefused("at least 2", () => EmbeddingStatistics.UniformityLoss(single));
        AssertRefused("at least 2", () => EmbeddingStatistics.Anisotropy(single));
        AssertRefused("Row 1 of embeddings", () => EmbeddingStatistics.EffectiveRank(broken));
        AssertRefused("[1, 2]", () => EmbeddingStatistics.AlignmentLoss(rows, single));
        AssertRefused("2 labels for 3 rows", () => EmbeddingStatistics.Tolerance(rows, [1, 1]));
        AssertRefused("No class has two rows", () => EmbeddingStatistics.Tolerance(rows, [1, 2, 3]));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using Tensor rows = Rows.ToTensor(Rows.Normal(600, 3, seed: 1), ScalarType.Float32).requires_grad_();
        int[] labels = [.. Enumerable.Range(0, 600).Select(row => row % 3)];
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() =>
        {
            EmbeddingStatistics.AlignmentLoss(rows, rows);
            EmbeddingStatistics.UniformityLoss(rows);
            EmbeddingStatistics.Anisotropy(rows);
            EmbeddingStatistics.Tolerance(rows, labels);
            EmbeddingStatistics.EffectiveRank(rows);
        }));
    }

    private static void AssertRefused(string part, Func<object> call) =>
        Assert.Contains(part, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);

    private static double UniformityByLoops(double[][] rows)
    {
        double sum = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += Math.Exp(-2 * (2 - (2 * Cosine(rows[i], rows[j]))));
            }
        }

        return Math.Log(sum / (rows.Length * (rows.Length - 1) / 2));
    }

    private static double ToleranceByLoops(double[][] rows, int[] labels)
    {
        var similarities = new List<double>();
        for (int i = 0; i < rows.Length; i++)
        {
            similarities.AddRange(Enumerable.Range(0, i).Where(j => labels[i] == labels[j]).Select(j => Cosine(rows[i], rows[j])));
        }

        return similarities.Average();
    }

    private static double Cosine(double[] one, double[] other) =>
        one.Zip(other, (a, b) => a * b).Sum() / Math.Sqrt(one.Sum(a => a * a) * other.Sum(b => b * b));
}
