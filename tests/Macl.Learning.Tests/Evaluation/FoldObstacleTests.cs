using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Evaluation;

public sealed class FoldObstacleTests
{
    private static readonly string[] _names = ["-1", "1", "2"];

    /// <summary>The oracle is the division itself: it throws where there is an obstacle, and only there.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 5)]
    [InlineData(3, 2)]
    [InlineData(10, 5)]
    public void There_is_an_obstacle_exactly_where_the_division_fails(int folds, int innerFolds)
    {
        foreach (int[] labels in SmallLabels())
        {
            Assert.Equal(Fails(() => StratifiedFolds.Create(labels, folds, seed: 0)), FoldObstacle.ToFolds(labels, _names, folds) is not null);
            Assert.Equal(Fails(() => StratifiedFolds.CreateNested(labels, folds, innerFolds, seed: 0)), FoldObstacle.ToNestedFolds(labels, _names, folds, innerFolds) is not null);
        }
    }

    [Theory]
    [InlineData(9, 2, "class 1 has 2 samples; 10 folds with 5 inner ones each need 3 or more of each class")]
    [InlineData(9, 1, "class 1 has 1 sample; 10 folds with 5 inner ones each need 3 or more of each class")]
    [InlineData(5, 4, "there are 9 samples; 10 folds with 5 inner ones each need 10 or more")]
    [InlineData(9, 0, "the labels have 1 class; at least 2 are needed")]
    [InlineData(7, 3, null)]
    public void The_smallest_class_is_named_with_what_it_has_and_what_is_needed(int first, int second, string? expected) =>
        Assert.Equal(expected, FoldObstacle.ToNestedFolds(Labels(first, second, 0), _names, outerFolds: 10, innerFolds: 5));

    [Fact]
    public void Folds_without_inner_ones_need_two_samples_of_each_class()
    {
        Assert.Equal("class 2 has 1 sample; 10 folds need 2 or more of each class", FoldObstacle.ToFolds(Labels(9, 2, 1), _names, folds: 10));
        Assert.Null(FoldObstacle.ToFolds(Labels(9, 2, 2), _names, folds: 10));
    }

    private static IEnumerable<int[]> SmallLabels() =>
        from first in Enumerable.Range(0, 10)
        from second in Enumerable.Range(0, 6)
        from third in Enumerable.Range(0, 4)
        where first + second + third > 0
        select Labels(first, second, third);

    private static int[] Labels(int first, int second, int third) => [.. Enumerable.Repeat(0, first), .. Enumerable.Repeat(1, second), .. Enumerable.Repeat(2, third)];

    private static bool Fails(Action divide) => Record.Exception(divide) is ArgumentException;
}
