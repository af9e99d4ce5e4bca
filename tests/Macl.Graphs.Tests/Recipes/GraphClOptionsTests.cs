using System.Text.Json;
using System.Text.Json.Nodes;
using Macl.Graphs.Recipes;
using Macl.Learning.Checkpoints;

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

    [Fact]
    public void Without_a_micro_batch_size_options_are_written_as_before_there_was_one() =>
        Assert.DoesNotContain("microBatchSize", Write(new GraphClOptions()).ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public void A_recipe_is_the_same_run_after_it_was_read_and_written()
    {
        string recipe = File.ReadAllText(PathOfRecipe());
        var options = JsonSerializer.Deserialize<GraphClOptions>(recipe, MaclJson.Options)!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(recipe), Write(options)));
        Assert.Null(options.MicroBatchSize);
    }

    [Fact]
    public void A_micro_batch_size_is_written_and_read()
    {
        var options = Write(new GraphClOptions { MicroBatchSize = 16 }).Deserialize<GraphClOptions>(MaclJson.Options)!;
        Assert.Equal(16, options.MicroBatchSize);
    }

    private static void AssertRefused(string because, Func<object> create) =>
        Assert.StartsWith(because, Assert.Throws<ArgumentOutOfRangeException>(create).Message, StringComparison.Ordinal);

    private static JsonNode Write(GraphClOptions options) => JsonSerializer.SerializeToNode(options, MaclJson.Options)!;

    private static string PathOfRecipe()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Macl.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "recipes", "graphs", "graphcl.json");
    }
}
