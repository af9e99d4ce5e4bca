using Macl.Inputs;
using Macl.Vision.Recipes;

namespace Macl.Vision.Tests.Recipes;

public sealed class HeldOutImagesTests
{
    private static readonly HeldOutImages Test = new(new InMemoryImages(6), "test");

    [Fact]
    public void The_same_classes_are_no_obstacle() => Assert.Null(Test.ObstacleTo(ClassLabels.From([2, 2, 1, 0])));

    [Fact]
    public void Other_classes_are_one() =>
        Assert.Equal("the classes of the test set (0, 1, 2) are not those of the data (0, 1)", Test.ObstacleTo(ClassLabels.From([0, 1])));
}
