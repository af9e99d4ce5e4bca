using static TorchSharp.torch;

namespace Macl.Graphs.Batches;

/// <summary>Several graphs as one graph without edges between them: what a graph encoder takes. Owns its tensors.</summary>
public sealed class GraphBatch : IDisposable
{
    /// <summary>Takes the tensors over: they leave the caller's dispose scopes.</summary>
    /// <param name="nodeFeatures">[M, F], floating point.</param>
    /// <param name="edgeSources">[E], int64, nodes from 0 to M − 1.</param>
    /// <param name="edgeTargets">[E], int64.</param>
    /// <param name="graphOfNode">[M], int64, graphs from 0 to <paramref name="graphCount"/> − 1.</param>
    /// <param name="graphCount">Graphs, at least 1.</param>
    /// <exception cref="ArgumentException">A shape or element type is another.</exception>
    public GraphBatch(Tensor nodeFeatures, Tensor edgeSources, Tensor edgeTargets, Tensor graphOfNode, int graphCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(graphCount, 1);
        if (nodeFeatures.dim() != 2 || !nodeFeatures.is_floating_point())
        {
            throw new ArgumentException($"Node features are [{string.Join(", ", nodeFeatures.shape)}] of {nodeFeatures.dtype}; [M, F] of floating point is needed.", nameof(nodeFeatures));
        }

        ThrowIfNotIndices(graphOfNode, nodeFeatures.shape[0], nameof(graphOfNode));
        ThrowIfNotIndices(edgeSources, edgeTargets.numel(), nameof(edgeSources));
        ThrowIfNotIndices(edgeTargets, edgeSources.numel(), nameof(edgeTargets));
        NodeFeatures = nodeFeatures.DetachFromDisposeScope();
        EdgeSources = edgeSources.DetachFromDisposeScope();
        EdgeTargets = edgeTargets.DetachFromDisposeScope();
        GraphOfNode = graphOfNode.DetachFromDisposeScope();
        GraphCount = graphCount;
    }

    /// <summary>[M, F], float32 unless made otherwise.</summary>
    public Tensor NodeFeatures { get; }

    /// <summary>[E], int64: the node where each directed edge starts.</summary>
    public Tensor EdgeSources { get; }

    /// <summary>[E], int64: the node where each directed edge ends.</summary>
    public Tensor EdgeTargets { get; }

    /// <summary>[M], int64: the graph of each node, rising.</summary>
    public Tensor GraphOfNode { get; }

    /// <summary>Graphs.</summary>
    public int GraphCount { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        NodeFeatures.Dispose();
        EdgeSources.Dispose();
        EdgeTargets.Dispose();
        GraphOfNode.Dispose();
    }

    private static void ThrowIfNotIndices(Tensor indices, long count, string name)
    {
        if (indices.dim() != 1 || indices.dtype != ScalarType.Int64 || indices.shape[0] != count)
        {
            throw new ArgumentException($"{name} is [{string.Join(", ", indices.shape)}] of {indices.dtype}; [{count}] of Int64 is needed.", name);
        }
    }
}
