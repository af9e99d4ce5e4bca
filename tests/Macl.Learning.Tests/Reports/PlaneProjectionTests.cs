using Macl.Learning.Evaluation;
using Macl.Learning.Reports;

namespace Macl.Learning.Tests.Reports;

public sealed class PlaneProjectionTests
{
    private const int Rows = 12;
    private const int Columns = 5;

    /// <summary>Made by References/plane_projection.py.</summary>
    private static readonly double[] ReferenceFirst =
        [0.512997914, -0.752336967, -0.654822796, 0.609673587, 0.928256280, 0.405656015, -1.012304506, -0.692148119, 0.748758435, 0.876389302, -0.083703538, -0.886415607];

    private static readonly double[] ReferenceSecond =
        [-0.088732218, 0.013173344, 0.689917034, 0.722494326, 0.111372632, -0.738352964, -0.218193881, 0.624714120, 0.396418697, -0.231158801, -0.941737894, -0.339914395];

    [Fact]
    public void It_agrees_with_scikit_learn()
    {
        PlaneProjection projection = PlaneProjection.Of(Example(scaleOfLastColumn: 1));

        AssertClose(ReferenceFirst, projection.First, 1e-6);
        AssertClose(ReferenceSecond, projection.Second, 1e-6);
        Assert.Equal(0.538195834, projection.FirstShare, 1e-7);
        Assert.Equal(0.275429346, projection.SecondShare, 1e-7);
    }

    [Fact]
    public void The_scale_of_a_column_does_not_matter()
    {
        PlaneProjection projection = PlaneProjection.Of(Example(scaleOfLastColumn: 1 << 20));

        AssertClose(ReferenceFirst, projection.First, 1e-6);
    }

    [Fact]
    public void A_giant_does_not_hide_the_classes()
    {
        Random random = new(5);
        float[] values = [.. Enumerable.Range(0, 40).SelectMany(row => Enumerable.Range(0, 6).Select(column =>
            (float)((row == 39 ? 1e5 : 1) * ((row % 2 == 0 ? 1 : -1) * (column < 3 ? 1 : -1) + (0.3 * random.NextDouble())))))];
        PlaneProjection projection = PlaneProjection.Of(new EmbeddingSet(values, 6));

        double[] even = [.. projection.First.Where((_, row) => row % 2 == 0)];
        double[] odd = [.. projection.First.Where((_, row) => row % 2 == 1)];
        Assert.True(even.Max() < odd.Min() || odd.Max() < even.Min());
    }

    [Fact]
    public void Collapsed_embeddings_fall_onto_one_point_and_show_no_variance()
    {
        PlaneProjection projection = PlaneProjection.Of(new EmbeddingSet([.. Enumerable.Repeat(new[] { 0.1f, 3e7f, -2 }, 9).SelectMany(row => row)], 3));

        Assert.All(projection.First.Concat(projection.Second), value => Assert.Equal(0, value));
        Assert.Equal(0, projection.FirstShare + projection.SecondShare);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(4, 1)]
    [InlineData(2, 30)]
    public void Few_rows_or_columns_are_projected_too(int rows, int columns)
    {
        PlaneProjection projection = PlaneProjection.Of(new EmbeddingSet([.. Enumerable.Range(0, rows * columns).Select(i => (float)(i * i))], columns));

        Assert.All(projection.First.Concat(projection.Second), value => Assert.True(double.IsFinite(value)));
        Assert.Equal(rows, projection.Second.Count);
        Assert.InRange(projection.FirstShare + projection.SecondShare, 0, 1 + 1e-9);
    }

    [Fact]
    public void It_turns_to_face_like_another_projection()
    {
        PlaneProjection upright = PlaneProjection.Of(Example(1));
        PlaneProjection reversed = PlaneProjection.Of(new EmbeddingSet([.. Example(1).Values.Select(value => -value)], Columns));

        AssertClose(ReferenceFirst, reversed.FacingLike(upright).First, 1e-6);
        AssertClose(ReferenceSecond, reversed.FacingLike(upright).Second, 1e-6);
    }

    [Fact]
    public void It_cannot_face_like_a_projection_of_other_samples()
    {
        PlaneProjection two = PlaneProjection.Of(new EmbeddingSet([1, 2], 1));

        Assert.Contains("12", Assert.Throws<ArgumentException>(() => PlaneProjection.Of(Example(1)).FacingLike(two)).Message, StringComparison.Ordinal);
    }

    private static EmbeddingSet Example(float scaleOfLastColumn) => new(
        [.. Enumerable.Range(0, Rows).SelectMany(i => Enumerable.Range(0, Columns).Select(j =>
            (float)((Math.Sin((1.3 * i) + (0.7 * j * j)) * Math.Pow(10, j - 2)) + (j == 1 ? 0.1 * i : 0)) * (j == Columns - 1 ? scaleOfLastColumn : 1)))],
        Columns);

    private static void AssertClose(double[] expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
