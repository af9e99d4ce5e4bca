using Macl.Learning.Data;
using Macl.Learning.Evaluation;
using Macl.Testing;
using MathNet.Numerics.LinearAlgebra;

namespace Macl.Learning.Tests.Evaluation;

public sealed class EmbeddingGeometryTests
{
    [Fact]
    public void Every_measure_is_that_of_double_loops()
    {
        var (first, second) = (Random(40, 1), Random(40, 2));

        var geometry = EmbeddingGeometry.Of(first, second);

        double[][] x = Unit(first);
        double[][] y = Unit(second);
        Assert.Equal(x.Zip(y, SquaredDistance).Average(), geometry.AlignmentLoss!.Value, 1e-9);
        Assert.Equal(Uniformity(x), geometry.UniformityLoss, 1e-9);
        Assert.Equal(Pairs(x).Average(pair => Dot(x[pair.I], x[pair.J])), geometry.Anisotropy, 1e-9);
        Assert.Equal(Pairs(x).Where(pair => first.Labels![pair.I] == first.Labels[pair.J]).Average(pair => Dot(x[pair.I], x[pair.J])), geometry.Tolerance!.Value, 1e-9);
        Assert.Equal(EffectiveRank(x), geometry.EffectiveRank, 1e-9);
        Assert.Equal("All 40 embeddings at unit length", geometry.Protocol);
    }

    [Fact]
    public void Of_many_rows_a_sample_is_measured_where_all_would_take_long_and_the_protocol_says_so()
    {
        var many = Random(300, 3);
        var (all, sampled) = (EmbeddingGeometry.Of(many, many), EmbeddingGeometry.Of(many, many, mostRows: 50, seed: 6));

        Assert.Equal(all.Tolerance, sampled.Tolerance);
        Assert.Equal(all.Anisotropy, sampled.Anisotropy);
        Assert.Equal(0, sampled.AlignmentLoss!.Value, 1e-12);
        Assert.NotEqual(all.UniformityLoss, sampled.UniformityLoss);
        Assert.Equal(all.UniformityLoss, sampled.UniformityLoss, 0.2);
        Assert.Equal(all.EffectiveRank, sampled.EffectiveRank, 0.5);
        Assert.Equal("300 embeddings at unit length; uniformity loss and effective rank of 50 of them, picked at random with seed 6", sampled.Protocol);
        Assert.Equal(sampled, EmbeddingGeometry.Of(many, many, mostRows: 50, seed: 6));
        Assert.NotEqual(sampled.UniformityLoss, EmbeddingGeometry.Of(many, many, mostRows: 50, seed: 7).UniformityLoss);
    }

    [Fact]
    public void What_cannot_be_measured_is_left_out()
    {
        var unlabelled = EmbeddingGeometry.Of(new EmbeddingSet([1, 0, 0, 1], 2));
        Assert.Equal((null, null), (unlabelled.AlignmentLoss, unlabelled.Tolerance));
        Assert.Equal(-4, unlabelled.UniformityLoss, 1e-12);
        Assert.Null(EmbeddingGeometry.Of(new EmbeddingSet([1, 0, 0, 1], 2, [4, 5])).Tolerance);
    }

    [Fact]
    public void Of_a_task_of_similarity_the_pairs_that_are_alike_are_aligned()
    {
        var sentences = new EmbeddingSet([2, 0, 0, 3, -1, 0], 2);
        ScoredPair[] pairs = [new(0, 1, 4.01), new(0, 2, 4.5), new(1, 1, 5), new(1, 2, 4), new(2, 2, 0)];

        var geometry = EmbeddingGeometry.Of(new ScoredPairs(sentences, pairs), aboveScore: 4);

        Assert.Equal((2 + 4 + 0) / 3.0, geometry.AlignmentLoss!.Value, 1e-12);
        Assert.Equal(EmbeddingGeometry.Of(sentences).UniformityLoss, geometry.UniformityLoss);
        Assert.Equal("All 3 embeddings at unit length; alignment loss of the 3 pairs with a score above 4", geometry.Protocol);
        Assert.Equal(EmbeddingGeometry.Of(sentences), EmbeddingGeometry.Of(new ScoredPairs(sentences, pairs), aboveScore: 5.1));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var two = new EmbeddingSet([1, 0, 0, 1], 2);
        Assert.Contains("There is 1 embedding", Assert.Throws<ArgumentException>(() => EmbeddingGeometry.Of(new EmbeddingSet([1, 0], 2))).Message, StringComparison.Ordinal);
        Assert.Contains("The second view is 1 × 2, the first 2 × 2", Assert.Throws<ArgumentException>(() => EmbeddingGeometry.Of(two, new EmbeddingSet([1, 0], 2))).Message, StringComparison.Ordinal);
        Assert.Contains("mostRows is 1; at least 2", Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingGeometry.Of(two, mostRows: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tensor_is_left_behind() => Assert.Equal(0, LeakGuard.TensorsLeftBy(() => EmbeddingGeometry.Of(Random(20, 1), Random(20, 2), mostRows: 10)));

    [Fact]
    public void No_tensor_is_left_behind_of_a_task_of_similarity() =>
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => EmbeddingGeometry.Of(new ScoredPairs(Random(20, 1), [new(0, 1, 4), new(2, 3, 1)]), aboveScore: 2)));

    private static EmbeddingSet Random(int count, long seed)
    {
        var random = RandomStreams.For(seed);
        return new EmbeddingSet([.. Enumerable.Range(0, count * 6).Select(_ => (float)(random.NextDouble() - 0.3))], 6, [.. Enumerable.Range(0, count).Select(row => row % 7 % 4)]);
    }

    private static double[][] Unit(EmbeddingSet set) => [.. Enumerable.Range(0, set.Count).Select(row => Unit([.. set[row].ToArray().Select(value => (double)value)]))];

    private static double[] Unit(double[] row) => [.. row.Select(value => value / Math.Sqrt(Dot(row, row)))];

    private static double Dot(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();

    private static double SquaredDistance(double[] one, double[] other) => one.Zip(other, (a, b) => (a - b) * (a - b)).Sum();

    private static double Uniformity(double[][] rows) => Math.Log(Pairs(rows).Average(pair => Math.Exp(-2 * SquaredDistance(rows[pair.I], rows[pair.J]))));

    private static IEnumerable<(int I, int J)> Pairs(double[][] rows) =>
        from i in Enumerable.Range(0, rows.Length) from j in Enumerable.Range(0, i) select (i, j);

    /// <summary>Singular values as the roots of the Gram matrix's eigenvalues.</summary>
    private static double EffectiveRank(double[][] rows)
    {
        var matrix = Matrix<double>.Build.DenseOfRowArrays(rows);
        double[] singular = [.. matrix.TransposeThisAndMultiply(matrix).Evd(Symmetricity.Symmetric).EigenValues.Select(value => Math.Sqrt(value.Real))];
        double[] shares = [.. singular.Select(value => value / singular.Sum())];
        return Math.Exp(-shares.Sum(share => share * Math.Log(share)));
    }
}
