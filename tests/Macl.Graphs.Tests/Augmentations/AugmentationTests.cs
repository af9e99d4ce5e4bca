using Macl.Graphs.Augmentations;
using Macl.Graphs.Batches;
using Macl.Inputs.Graphs;

namespace Macl.Graphs.Tests.Augmentations;

public sealed class AugmentationTests
{
    private const int FeatureCount = 3;
    private static readonly GraphAugmentationOptions Options = new();
    private static readonly GraphDataSet Data = RandomGraphs.Make(seed: 3, count: 60, maxNodes: 45);

    [Fact]
    public void The_identity_changes_nothing() => ForEachGraph(GraphAugmentation.Identity, (graph, view) =>
    {
        Assert.Equal(Enumerable.Range(graph.FirstNode, graph.NodeCount), view.Nodes.ToArray());
        Assert.Equal(graph.Sources.ToArray(), view.Sources.ToArray());
        Assert.Equal(graph.Targets.ToArray(), view.Targets.ToArray());
    });

    [Fact]
    public void Dropping_takes_a_tenth_of_the_nodes_with_their_edges() => ForEachGraph(GraphAugmentation.DropNodes, (graph, view) =>
    {
        Assert.Equal(graph.NodeCount - (graph.NodeCount / 10), view.Nodes.Length);
        AssertInduced(graph, view);
    });

    [Fact]
    public void Perturbing_takes_a_tenth_of_the_edges_and_no_node() => ForEachGraph(GraphAugmentation.PerturbEdges, (graph, view) =>
    {
        Assert.Equal(Enumerable.Range(graph.FirstNode, graph.NodeCount), view.Nodes.ToArray());
        Assert.Equal(graph.Sources.Length - (graph.Sources.Length / 10), view.Sources.Length);
        AssertContains(EdgesOf(graph), EdgesOf(view, graph.FirstNode));
    });

    [Fact]
    public void New_edges_come_on_request() => ForEachGraph(GraphAugmentation.PerturbEdges, Options with { EdgeDropRatio = .5, EdgeAddRatio = .25 }, (graph, view) =>
    {
        int kept = graph.Sources.Length - (graph.Sources.Length / 2);
        Assert.Equal(kept + (graph.Sources.Length / 4), view.Sources.Length);
        AssertContains(EdgesOf(graph), [.. EdgesOf(view, graph.FirstNode).Take(kept)]);
        Assert.All(view.Sources.ToArray().Concat(view.Targets.ToArray()), node => Assert.InRange(node, 0, view.Nodes.Length - 1));
    });

    [Fact]
    public void Masking_replaces_the_features_of_a_tenth_of_the_nodes() => ForEachGraph(GraphAugmentation.MaskAttributes, (graph, view) =>
    {
        Assert.Equal(EdgesOf(graph), EdgesOf(view, graph.FirstNode));
        Assert.Equal(graph.NodeCount / 10, view.MaskedNodes.Length);
        Assert.Equal(view.MaskedNodes.Length, view.MaskedNodes.ToArray().Distinct().Count());
        Assert.Equal(view.MaskedNodes.Length * FeatureCount, view.MaskRows.Length);
        Assert.All(view.MaskedNodes.ToArray(), node => Assert.InRange(node, 0, view.Nodes.Length - 1));
    });

    [Fact]
    public void A_subgraph_is_a_connected_part_of_a_fifth_of_the_nodes_beside_its_start() => ForEachGraph(GraphAugmentation.Subgraph, (graph, view) =>
    {
        Assert.InRange(view.Nodes.Length, 1, (graph.NodeCount / 5) + 1);
        AssertInduced(graph, view);
        Assert.Equal(view.Nodes.Length, CountReachable(view));
    });

    [Fact]
    public void A_subgraph_reaches_beyond_the_neighbours_of_its_start()
    {
        GraphDataSet ring = RandomGraphs.Ring(50);

        int[] sizes = [.. Enumerable.Range(0, 50).Select(seed => Augment(ring[0], GraphAugmentation.Subgraph, Options, seed).Nodes.Length)];

        Assert.All(sizes, size => Assert.InRange(size, 4, 11));
        Assert.Contains(11, sizes);
    }

    [Fact]
    public void A_single_node_stays_whatever_happens()
    {
        GraphDataSet data = new("one", [0, 1], [0, 0], [], []);
        GraphAugmentationOptions strong = new() { NodeDropRatio = .99, EdgeDropRatio = .99, EdgeAddRatio = .99, MaskRatio = .99, SubgraphRatio = .99 };

        Assert.All(Enum.GetValues<GraphAugmentation>(), augmentation => Assert.Equal(1, Augment(data[0], augmentation, strong, seed: 1).Nodes.Length));
    }

    [Fact]
    public void No_ratio_empties_a_graph()
    {
        GraphAugmentationOptions strong = new() { NodeDropRatio = .999, SubgraphRatio = 0 };

        ForEachGraph(GraphAugmentation.DropNodes, strong, (_, view) => Assert.Equal(1, view.GraphCount));
        ForEachGraph(GraphAugmentation.DropNodes, strong, (_, view) => Assert.NotEqual(0, view.Nodes.Length));
        ForEachGraph(GraphAugmentation.Subgraph, strong, (_, view) => Assert.Equal(1, view.Nodes.Length));
    }

    [Fact]
    public void Every_node_is_dropped_and_every_edge_kept_equally_often()
    {
        const int Draws = 4000;
        GraphDataSet ring = RandomGraphs.Ring(20);
        var nodes = new int[20];
        var edges = new int[40];
        for (int seed = 0; seed < Draws; seed++)
        {
            CountEach(Augment(ring[0], GraphAugmentation.DropNodes, Options, seed).Nodes, nodes);
            GraphArrays perturbed = Augment(ring[0], GraphAugmentation.PerturbEdges, Options, seed);
            CountEach([.. EdgesOf(perturbed, firstNode: 0).Select(edge => Array.IndexOf(EdgesOf(ring[0]), edge))], edges);
        }

        Assert.All(nodes.Concat(edges), count => Assert.InRange(count / (double)Draws, .88, .92));
    }

    [Fact]
    public void Mask_noise_has_mean_and_deviation_one_half()
    {
        GraphDataSet ring = RandomGraphs.Ring(2000);
        float[] noise = [.. Enumerable.Range(0, 20).SelectMany(seed => Augment(ring[0], GraphAugmentation.MaskAttributes, Options, seed).MaskRows.ToArray())];

        double mean = noise.Average();

        Assert.Equal(.5, mean, .02);
        Assert.Equal(.5, Math.Sqrt(noise.Average(value => (value - mean) * (value - mean))), .02);
    }

    [Theory]
    [InlineData(GraphAugmentation.Random2, new[] { .5, 0, 0, .5 })]
    [InlineData(GraphAugmentation.Random3, new[] { 1 / 3.0, 1 / 3.0, 0, 1 / 3.0 })]
    [InlineData(GraphAugmentation.Random4, new[] { .25, .25, .25, .25 })]
    public void A_random_choice_takes_each_of_its_augmentations_equally_often(GraphAugmentation choice, double[] parts)
    {
        const int Draws = 3000;
        GraphDataSet ring = RandomGraphs.Ring(40);
        var counts = new int[4];
        for (int seed = 0; seed < Draws; seed++)
        {
            counts[Recognise(Augment(ring[0], choice, Options, seed))]++;
        }

        Assert.All(parts.Zip(counts), pair => Assert.Equal(pair.First, pair.Second / (double)Draws, pair.First == 0 ? 0 : .03));
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Ratios_outside_their_range_are_refused(double ratio)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphAugmentationOptions { NodeDropRatio = ratio });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphAugmentationOptions { EdgeDropRatio = ratio });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphAugmentationOptions { EdgeAddRatio = ratio });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphAugmentationOptions { MaskRatio = ratio });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphAugmentationOptions { SubgraphRatio = ratio });
    }

    private delegate void Check(Graph graph, GraphArrays view);

    private static void ForEachGraph(GraphAugmentation augmentation, Check check) => ForEachGraph(augmentation, Options, check);

    private static void ForEachGraph(GraphAugmentation augmentation, GraphAugmentationOptions options, Check check)
    {
        for (int graph = 0; graph < Data.Count; graph++)
        {
            check(Data[graph], Augment(Data[graph], augmentation, options, graph));
        }
    }

    private static GraphArrays Augment(Graph graph, GraphAugmentation augmentation, GraphAugmentationOptions options, int seed)
    {
        var view = new GraphArrays(0, 0);
        Augmenter.Add(view, graph, augmentation, options, FeatureCount, new Random(seed));
        Assert.Equal(view.Nodes.Length, view.GraphOfNode.Length);
        return view;
    }

    /// <summary>On a ring of 40: 36 nodes; all nodes and 72 edges; noise; 9 nodes at most.</summary>
    private static int Recognise(GraphArrays view) => (view.Nodes.Length, view.MaskedNodes.Length) switch
    {
        (36, 0) => 0,
        (40, 0) => 1,
        (40, 4) => 2,
        _ => 3,
    };

    private static (int Source, int Target)[] EdgesOf(Graph graph) => [.. graph.Sources.ToArray().Zip(graph.Targets.ToArray())];

    /// <summary>The edges of a view in the numbers of the graph that it came from.</summary>
    private static (int Source, int Target)[] EdgesOf(GraphArrays view, int firstNode)
    {
        int[] origins = Array.ConvertAll(view.Nodes.ToArray(), node => node - firstNode);
        return [.. view.Sources.ToArray().Zip(view.Targets.ToArray()).Select(edge => (origins[edge.First], origins[edge.Second]))];
    }

    private static void AssertContains((int Source, int Target)[] all, (int Source, int Target)[] part)
    {
        Assert.Equal(part.Length, part.Distinct().Count());
        Assert.Empty(part.Except(all));
    }

    private static void AssertInduced(Graph graph, GraphArrays view)
    {
        int first = graph.FirstNode;
        HashSet<int> kept = [.. view.Nodes.ToArray().Select(node => node - first)];
        Assert.Equal(view.Nodes.Length, kept.Count);
        Assert.Subset(Enumerable.Range(0, graph.NodeCount).ToHashSet(), kept);
        Assert.Equal(EdgesOf(graph).Where(edge => kept.Contains(edge.Source) && kept.Contains(edge.Target)), EdgesOf(view, first));
    }

    private static int CountReachable(GraphArrays view)
    {
        HashSet<int> reached = [0];
        for (int round = 0; round < view.Nodes.Length; round++)
        {
            reached.UnionWith(NeighboursOf(view, reached));
        }

        return reached.Count;
    }

    private static int[] NeighboursOf(GraphArrays view, HashSet<int> nodes) =>
        [.. view.Sources.ToArray().Zip(view.Targets.ToArray()).Where(edge => nodes.Contains(edge.First)).Select(edge => edge.Second)];

    private static void CountEach(ReadOnlySpan<int> values, int[] counts)
    {
        foreach (int value in values)
        {
            counts[value]++;
        }
    }
}
