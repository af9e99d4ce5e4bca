using Macl.Graphs.Augmentations;
using Macl.Graphs.Encoders;
using Macl.Graphs.Features;
using Macl.Inputs.Graphs;

namespace Macl.Graphs.Tests.Encoders;

public sealed class GraphEmbedderTests
{
    private static readonly GraphDataSet _data = RandomGraphs.Make(seed: 4, count: 300, maxNodes: 12);
    private static readonly NodeFeaturizer _featurizer = NodeFeaturizer.Fit(_data);

    /// <summary>More graphs than are embedded at once: the rows must be in order.</summary>
    [Fact]
    public void The_view_that_changes_nothing_has_the_embedding_of_the_graph()
    {
        using GinEncoder encoder = Encoder();
        float[] graphs = GraphEmbedder.Embed(encoder, _data, _featurizer).Values;
        float[] views = GraphEmbedder.EmbedViews(encoder, _data, _featurizer, GraphAugmentation.Identity, seed: 0).Values;
        Assert.Equal(graphs, views, (x, y) => Math.Abs(x - y) <= 1e-4 * (1 + Math.Abs(x)));
    }

    [Fact]
    public void A_seed_fixes_the_views()
    {
        using GinEncoder encoder = Encoder();
        Assert.Equal(Views(encoder, seed: 1), Views(encoder, seed: 1));
        Assert.NotEqual(Views(encoder, seed: 1), Views(encoder, seed: 2));
    }

    [Fact]
    public void Embedding_views_leaves_no_tensor_behind()
    {
        using GinEncoder encoder = Encoder();
        Assert.Equal(0, LiveTensors.After(() => Views(encoder, seed: 1)));
    }

    private static GinEncoder Encoder() => new(new GinOptions { InputSize = _featurizer.Width }, seed: 1);

    private static float[] Views(GinEncoder encoder, long seed) =>
        GraphEmbedder.EmbedViews(encoder, _data, _featurizer, GraphAugmentation.Random4, seed).Values;
}
