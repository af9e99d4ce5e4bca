using Macl.Graphs.Batches;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Graphs.Encoders;

/// <summary>One graph isomorphism convolution: a two-layer perceptron of each node's features plus the sum of those of the nodes with an edge to it (ε = 0).</summary>
internal sealed class GinLayer : nn.Module<Tensor, GraphBatch, Tensor>
{
    [ComponentName(Name = "nn")]
    private readonly Sequential _perceptron;

    public GinLayer(int inputSize, int outputSize)
        : base(nameof(GinLayer))
    {
        _perceptron = nn.Sequential(nn.Linear(inputSize, outputSize), nn.ReLU(), nn.Linear(outputSize, outputSize));
        RegisterComponents();
    }

    /// <param name="nodes">[M, inputs].</param>
    /// <param name="batch">The edges.</param>
    /// <returns>[M, outputs].</returns>
    public override Tensor forward(Tensor nodes, GraphBatch batch)
    {
        using var scope = NewDisposeScope();
        Tensor messages = nodes.index_select(0, batch.EdgeSources);
        Tensor sums = RowSums.Add(nodes, batch.EdgeTargets, messages);
        return _perceptron.forward(sums).MoveToOuterDisposeScope();
    }
}
