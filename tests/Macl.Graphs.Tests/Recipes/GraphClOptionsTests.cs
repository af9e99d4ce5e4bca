using Macl.Graphs.Recipes;

namespace Macl.Graphs.Tests.Recipes;

public sealed class GraphClOptionsTests
{
    [Fact]
    public void Numbers_outside_their_range_are_refused_under_their_names_in_JSON()
    {
        AssertRefused("layers is 0; allowed: 1 or more.", () => new GraphClOptions { Layers = 0 });
        AssertRefused("hiddenSize is -2; allowed: 1 or more.", () => new GraphClOptions { HiddenSize = -2 });
        AssertRefused("batchSize is 1; allowed: 2 or more.", () => new GraphClOptions { BatchSize = 1 });
        AssertRefused("onlineEvaluationEpochs is -1; allowed: 0 or more.", () => new GraphClOptions { OnlineEvaluationEpochs = -1 });
        AssertRefused("maskRatio is 1.5; allowed: from 0 to below 1.", () => new GraphClOptions { Augmentation = new() { MaskRatio = 1.5 } });
    }

    private static void AssertRefused(string because, Func<object> create) =>
        Assert.StartsWith(because, Assert.Throws<ArgumentOutOfRangeException>(create).Message, StringComparison.Ordinal);
}
