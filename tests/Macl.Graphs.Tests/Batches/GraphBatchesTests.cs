using Macl.Graphs.Batches;
using Macl.Graphs.Features;
using Macl.Inputs.Graphs;
using static TorchSharp.torch;

namespace Macl.Graphs.Tests.Batches;

public sealed class GraphBatchesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(1000)]
    public void Every_graph_comes_once_in_order_and_batches_stay_within_the_bound(int maxNodes)
    {
        GraphDataSet data = RandomGraphs.Make(seed: 1, count: 30, maxNodes: 12);
        NodeFeaturizer featurizer = NodeFeaturizer.Fit(data);
        int graph = 0;
        foreach (GraphBatch batch in GraphBatches.InOrder(data, featurizer, CPU, maxNodes))
        {
            using GraphBatch owned = batch;
            Assert.True(batch.NodeFeatures.shape[0] <= maxNodes || batch.GraphCount == 1);
            CheckBlocks(data, featurizer, batch, graph);
            graph += batch.GraphCount;
        }

        Assert.Equal(data.Count, graph);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        GraphDataSet data = RandomGraphs.Make(seed: 2, count: 10, maxNodes: 5);

        long left = LiveTensors.After(() =>
        {
            foreach (GraphBatch batch in GraphBatches.InOrder(data, NodeFeaturizer.Fit(data), CPU, maxNodes: 7))
            {
                batch.Dispose();
            }
        });

        Assert.Equal(0, left);
    }

    /// <summary>Builds the batch anew with a list of rows and a list of pairs.</summary>
    private static void CheckBlocks(GraphDataSet data, NodeFeaturizer featurizer, GraphBatch batch, int firstGraph)
    {
        List<float> features = [];
        List<long> graphOfNode = [];
        List<(long, long)> edges = [];
        for (int graph = 0; graph < batch.GraphCount; graph++)
        {
            Graph expected = data[firstGraph + graph];
            for (int edge = 0; edge < expected.Sources.Length; edge++)
            {
                edges.Add((graphOfNode.Count + expected.Sources[edge], graphOfNode.Count + expected.Targets[edge]));
            }

            for (int node = 0; node < expected.NodeCount; node++)
            {
                graphOfNode.Add(graph);
                int nodeLabel = data.NodeLabels![expected.FirstNode + node];
                features.AddRange(featurizer.Labels.Select(label => label == nodeLabel ? 1f : 0f));
            }
        }

        Assert.Equal(features, batch.NodeFeatures.data<float>());
        Assert.Equal(graphOfNode, batch.GraphOfNode.data<long>());
        Assert.Equal(edges, batch.EdgeSources.data<long>().Zip(batch.EdgeTargets.data<long>()));
    }
}
