using Macl.Graphs.Features;
using Macl.Inputs;
using Macl.Inputs.Graphs;
using static TorchSharp.torch;

namespace Macl.Graphs.Batches;

/// <summary>A data set's graphs as they are, in order, in batches that fit the memory: for embedding.</summary>
public static class GraphBatches
{
    /// <summary>Enough to keep the processor busy, little enough for 100 MB of activations in the default encoder.</summary>
    public const int DefaultMaxNodes = 1 << 15;

    /// <summary>Every graph once. The caller disposes each batch.</summary>
    /// <param name="data">The graphs.</param>
    /// <param name="featurizer">What the encoder was trained with.</param>
    /// <param name="device">Where the tensors go.</param>
    /// <param name="maxNodes">The most nodes of a batch; a larger graph makes a batch of its own.</param>
    /// <exception cref="DataFormatException">The data does not fit the featurizer.</exception>
    public static IEnumerable<GraphBatch> InOrder(GraphDataSet data, NodeFeaturizer featurizer, Device device, int maxNodes = DefaultMaxNodes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNodes, 1);
        return Enumerate(data, new NodeFeatureTable(data, featurizer), device, maxNodes);
    }

    private static IEnumerable<GraphBatch> Enumerate(GraphDataSet data, NodeFeatureTable features, Device device, int maxNodes)
    {
        for (int start = 0; start < data.Count;)
        {
            GraphArrays arrays = Collect(data, start, maxNodes);
            start += arrays.GraphCount;
            yield return GraphPlacement.Place(arrays, features, device);
        }
    }

    private static GraphArrays Collect(GraphDataSet data, int start, int maxNodes)
    {
        var arrays = new GraphArrays(maxNodes, maxNodes);
        for (int graph = start; graph < data.Count && (graph == start || arrays.Nodes.Length + data[graph].NodeCount <= maxNodes); graph++)
        {
            arrays.Add(data[graph]);
        }

        return arrays;
    }
}
