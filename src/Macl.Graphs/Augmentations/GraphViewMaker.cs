using Macl.Graphs.Batches;
using Macl.Graphs.Features;
using Macl.Inputs;
using Macl.Inputs.Graphs;
using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Graphs.Augmentations;

/// <summary>Draws two views of graphs. What a graph becomes depends on the seed, the epoch, the graph and the view alone.</summary>
public sealed class GraphViewMaker : IViewMaker<GraphViews, GraphBatch>
{
    private readonly GraphDataSet _data;
    private readonly NodeFeatureTable _features;
    private readonly GraphAugmentationOptions _options;
    private readonly long _seed;

    /// <param name="data">The graphs; a batch names them by their index.</param>
    /// <param name="featurizer">What the encoder sees of a node.</param>
    /// <param name="options">How the views are made.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="DataFormatException">The data does not fit the featurizer.</exception>
    public GraphViewMaker(GraphDataSet data, NodeFeaturizer featurizer, GraphAugmentationOptions options, long seed)
    {
        _data = data;
        _features = new NodeFeatureTable(data, featurizer);
        _options = options;
        _seed = seed;
    }

    /// <inheritdoc/>
    public GraphViews Make(Batch batch) => new(Make(batch, view: 0, _options.First), Make(batch, view: 1, _options.Second));

    /// <inheritdoc/>
    public ViewPair<GraphBatch> Place(GraphViews views, Device device) =>
        new(GraphPlacement.Place(views.First, _features, device), GraphPlacement.Place(views.Second, _features, device));

    private GraphArrays Make(Batch batch, int view, GraphAugmentation augmentation)
    {
        GraphArrays arrays = Reserve(batch);
        foreach (int sample in batch.Samples)
        {
            Random random = RandomStreams.For(_seed, batch.Epoch, sample, view);
            Augmenter.Add(arrays, _data[sample], augmentation, _options, _features.Width, random);
        }

        return arrays;
    }

    private GraphArrays Reserve(Batch batch)
    {
        int nodes = 0;
        int edges = 0;
        foreach (int sample in batch.Samples)
        {
            Graph graph = _data[sample];
            nodes += graph.NodeCount;
            edges += graph.Sources.Length;
        }

        return new GraphArrays(nodes, edges);
    }
}
