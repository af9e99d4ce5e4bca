using Macl.Graphs.Augmentations;
using Macl.Graphs.Batches;
using Macl.Graphs.Features;
using Macl.Inputs.Graphs;
using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Graphs.Tests.Augmentations;

public sealed class GraphViewMakerTests
{
    private static readonly GraphDataSet Data = RandomGraphs.Make(seed: 9, count: 40, maxNodes: 30);
    private static readonly NodeFeaturizer Featurizer = NodeFeaturizer.Fit(Data);

    [Fact]
    public void A_graph_becomes_the_same_in_any_batch_of_an_epoch()
    {
        GraphViewMaker maker = Make(seed: 4);

        string[] together = Describe(maker.Make(new Batch(0, 2, [.. Enumerable.Range(0, Data.Count)])).Second);

        for (int sample = Data.Count - 1; sample >= 0; sample--)
        {
            Assert.Equal([together[sample]], Describe(maker.Make(new Batch(77, 2, [sample])).Second));
        }
    }

    [Fact]
    public void Threads_do_not_change_what_is_drawn()
    {
        GraphViewMaker maker = Make(seed: 4);
        Batch[] batches = [.. Enumerable.Range(0, 64).Select(step => new Batch(step, step / 4, [.. Enumerable.Range(step % 4 * 10, 10)]))];
        string[][] alone = [.. batches.Select(batch => Describe(maker.Make(batch).Second))];

        string[][] together = [.. batches.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(batch => Describe(maker.Make(batch).Second))];

        Assert.Equal(alone, together);
    }

    [Fact]
    public void Seed_epoch_and_view_each_change_what_is_drawn()
    {
        int[] all = [.. Enumerable.Range(0, Data.Count)];
        GraphAugmentationOptions both = new() { First = GraphAugmentation.Random4 };
        var maker = new GraphViewMaker(Data, Featurizer, both, 4);
        GraphViews views = maker.Make(new Batch(0, 0, all));

        string[] drawn =
        [
            string.Join('|', Describe(views.First)),
            string.Join('|', Describe(views.Second)),
            string.Join('|', Describe(maker.Make(new Batch(0, 1, all)).Second)),
            string.Join('|', Describe(new GraphViewMaker(Data, Featurizer, both, 5).Make(new Batch(0, 0, all)).Second)),
        ];

        Assert.Equal(drawn.Length, drawn.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void By_default_the_first_view_is_the_graph_itself()
    {
        GraphViews views = Make(seed: 4).Make(new Batch(0, 0, [7, 2]));

        Assert.Equal([.. NodesOf(7), .. NodesOf(2)], views.First.Nodes.ToArray());
        Assert.Equal(Data[7].Sources.Length + Data[2].Sources.Length, views.First.Sources.Length);
    }

    [Fact]
    public void Tensors_hold_what_the_arrays_say_and_noise_where_features_are_masked()
    {
        var maker = new GraphViewMaker(Data, Featurizer, new GraphAugmentationOptions { Second = GraphAugmentation.MaskAttributes }, 4);
        GraphViews views = maker.Make(new Batch(0, 0, [.. Enumerable.Range(0, 20)]));

        using ViewPair<GraphBatch> pair = maker.Place(views, CPU);

        Assert.Equal(ExpectedFeatures(views.Second), pair.Second.NodeFeatures.data<float>());
        Assert.Equal(views.Second.Sources.ToArray().Select(node => (long)node), pair.Second.EdgeSources.data<long>());
        Assert.Equal(views.Second.Targets.ToArray().Select(node => (long)node), pair.Second.EdgeTargets.data<long>());
        Assert.Equal(views.Second.GraphOfNode.ToArray().Select(graph => (long)graph), pair.Second.GraphOfNode.data<long>());
        Assert.Equal((20, 20), (pair.First.GraphCount, pair.Second.GraphCount));
        Assert.NotEqual(0, views.Second.MaskedNodes.Length);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        GraphViewMaker maker = Make(seed: 4);
        GraphViews views = maker.Make(new Batch(0, 0, [1, 2, 3]));

        Assert.Equal(0, LiveTensors.After(() => maker.Place(views, CPU).Dispose()));
    }

    private static GraphViewMaker Make(long seed) => new(Data, Featurizer, new GraphAugmentationOptions(), seed);

    private static IEnumerable<int> NodesOf(int graph) => Enumerable.Range(Data[graph].FirstNode, Data[graph].NodeCount);

    private static float[] ExpectedFeatures(GraphArrays view)
    {
        float[][] rows = [.. view.Nodes.ToArray().Select(node => Featurizer.Labels.Select(label => label == Data.NodeLabels![node] ? 1f : 0f).ToArray())];
        foreach ((int node, float[] row) in view.MaskedNodes.ToArray().Zip(view.MaskRows.ToArray().Chunk(Featurizer.Width)))
        {
            rows[node] = row;
        }

        return [.. rows.SelectMany(row => row)];
    }

    /// <summary>Each graph of a view as text, in the numbers of the data set.</summary>
    private static string[] Describe(GraphArrays view)
    {
        int[] nodes = view.Nodes.ToArray();
        int[] graphs = view.GraphOfNode.ToArray();
        var edges = view.Sources.ToArray().Zip(view.Targets.ToArray()).ToLookup(edge => graphs[edge.First], edge => $"{nodes[edge.First]}-{nodes[edge.Second]}");
        var masks = view.MaskedNodes.ToArray().Zip(view.MaskRows.ToArray().Chunk(Featurizer.Width)).ToLookup(mask => graphs[mask.First], mask => $"{nodes[mask.First]}={string.Join(';', mask.Second)}");
        return [.. Enumerable.Range(0, view.GraphCount).Select(graph => $"{string.Join(',', nodes.Where((_, node) => graphs[node] == graph))} {string.Join(',', edges[graph])} {string.Join(',', masks[graph])}")];
    }
}
