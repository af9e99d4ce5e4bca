using Macl.Graphs.Batches;
using Macl.Learning.Methods;
using Macl.Learning.Training;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Graphs.Encoders;

/// <summary>
/// The graph isomorphism network (Xu et al., ICLR 2019) as GraphCL uses it: each layer is convolution, ReLU, batch normalisation;
/// the features of a graph are the sums over its nodes after every layer, side by side. Names in the state dictionary are those of
/// GraphCL's encoder: convs.0.nn.0.weight, bns.0.weight and so on.
/// </summary>
public sealed class GinEncoder : nn.Module<GraphBatch, Tensor>
{
    [ComponentName(Name = "convs")]
    private readonly ModuleList<GinLayer> _layers;

    [ComponentName(Name = "bns")]
    private readonly ModuleList<BatchNormalisation> _norms;

    /// <summary>Makes an encoder with random weights (<see cref="XavierUniform"/>).</summary>
    /// <param name="options">Its shape.</param>
    /// <param name="seed">Fixes the weights.</param>
    public GinEncoder(GinOptions options, long seed)
        : base(nameof(GinEncoder))
    {
        Options = options;
        _layers = [.. Enumerable.Range(0, options.Layers).Select(layer => new GinLayer(layer == 0 ? options.InputSize : options.HiddenSize, options.HiddenSize))];
        _norms = [.. Enumerable.Range(0, options.Layers).Select(_ => new BatchNormalisation(options.HiddenSize))];
        RegisterComponents();
        XavierUniform.Apply(this, seed);
    }

    /// <summary>Its shape.</summary>
    public GinOptions Options { get; }

    /// <param name="input">Graphs with <see cref="GinOptions.InputSize"/> node features; in training at least two nodes in all, since batch normalisation needs a spread.</param>
    /// <returns>[graphs, <see cref="GinOptions.OutputSize"/>].</returns>
    /// <exception cref="ArgumentException">Another number of node features, or a single node in training.</exception>
    public override Tensor forward(GraphBatch input)
    {
        ThrowIfUnfit(input.NodeFeatures);
        using var scope = NewDisposeScope();
        Tensor nodes = cat(EncodeNodes(input), 1);
        Tensor graphs = zeros(input.GraphCount, Options.OutputSize, dtype: nodes.dtype, device: nodes.device);
        return RowSums.Add(graphs, input.GraphOfNode, nodes).MoveToOuterDisposeScope();
    }

    /// <summary>The features of all nodes after each layer.</summary>
    private Tensor[] EncodeNodes(GraphBatch batch)
    {
        var encoded = new Tensor[Options.Layers];
        Tensor nodes = batch.NodeFeatures;
        for (int layer = 0; layer < encoded.Length; layer++)
        {
            nodes = _norms[layer].forward(nn.functional.relu(_layers[layer].forward(nodes, batch)));
            encoded[layer] = nodes;
        }

        return encoded;
    }

    private void ThrowIfUnfit(Tensor features)
    {
        if (features.shape[1] != Options.InputSize)
        {
            throw new ArgumentException($"Node features are [{string.Join(", ", features.shape)}]; the encoder takes [M, {Options.InputSize}].", nameof(features));
        }

        if (training && features.shape[0] < 2)
        {
            throw new ArgumentException($"Training needs at least 2 nodes in a batch; there is {features.shape[0]}.", nameof(features));
        }
    }
}
