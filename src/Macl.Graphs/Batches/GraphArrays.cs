using System.Runtime.InteropServices;
using Macl.Inputs.Graphs;

namespace Macl.Graphs.Batches;

/// <summary>Several graphs as one with separate blocks, in plain arrays: what a view is before it becomes tensors.</summary>
public sealed class GraphArrays
{
    private readonly List<int> _nodes;
    private readonly List<int> _graphOfNode;
    private readonly List<int> _sources;
    private readonly List<int> _targets;
    private readonly List<int> _maskedNodes = [];
    private readonly List<float> _maskRows = [];

    /// <summary>None yet.</summary>
    /// <param name="nodeCapacity">Nodes that are expected.</param>
    /// <param name="edgeCapacity">Edges that are expected.</param>
    internal GraphArrays(int nodeCapacity, int edgeCapacity)
    {
        _nodes = new List<int>(nodeCapacity);
        _graphOfNode = new List<int>(nodeCapacity);
        _sources = new List<int>(edgeCapacity);
        _targets = new List<int>(edgeCapacity);
    }

    /// <summary>Graphs; nodes of the batch are numbered graph after graph.</summary>
    public int GraphCount { get; private set; }

    /// <summary>Which node of the data set each node is: [M].</summary>
    public ReadOnlySpan<int> Nodes => CollectionsMarshal.AsSpan(_nodes);

    /// <summary>The graph of each node, from 0: [M].</summary>
    public ReadOnlySpan<int> GraphOfNode => CollectionsMarshal.AsSpan(_graphOfNode);

    /// <summary>The node of the batch where each edge starts: [E].</summary>
    public ReadOnlySpan<int> Sources => CollectionsMarshal.AsSpan(_sources);

    /// <summary>The node of the batch where each edge ends: [E].</summary>
    public ReadOnlySpan<int> Targets => CollectionsMarshal.AsSpan(_targets);

    /// <summary>The nodes of the batch whose features are replaced.</summary>
    public ReadOnlySpan<int> MaskedNodes => CollectionsMarshal.AsSpan(_maskedNodes);

    /// <summary>What replaces their features, row after row.</summary>
    public ReadOnlySpan<float> MaskRows => CollectionsMarshal.AsSpan(_maskRows);

    /// <summary>Adds a graph as it is.</summary>
    internal void Add(Graph graph)
    {
        int first = AddNodes(graph);
        for (int edge = 0; edge < graph.Sources.Length; edge++)
        {
            AddEdge(first + graph.Sources[edge], first + graph.Targets[edge]);
        }
    }

    /// <summary>Adds the kept nodes of a graph and the edges between them.</summary>
    internal void AddInduced(Graph graph, ReadOnlySpan<bool> kept)
    {
        using var numbers = new Rented<int>(graph.NodeCount);
        for (int node = 0; node < graph.NodeCount; node++)
        {
            numbers.Span[node] = kept[node] ? AddNode(graph.FirstNode + node) : -1;
        }

        for (int edge = 0; edge < graph.Sources.Length; edge++)
        {
            (int source, int target) = (numbers.Span[graph.Sources[edge]], numbers.Span[graph.Targets[edge]]);
            if (source >= 0 && target >= 0)
            {
                AddEdge(source, target);
            }
        }

        GraphCount++;
    }

    /// <summary>Adds all nodes of a graph and none of its edges; returns the number of the first.</summary>
    internal int AddNodes(Graph graph)
    {
        int first = _nodes.Count;
        for (int node = 0; node < graph.NodeCount; node++)
        {
            AddNode(graph.FirstNode + node);
        }

        GraphCount++;
        return first;
    }

    internal void AddEdge(int source, int target)
    {
        _sources.Add(source);
        _targets.Add(target);
    }

    /// <summary>Replaces the features of a node; returns the new row, to be written.</summary>
    internal Span<float> Mask(int node, int width)
    {
        _maskedNodes.Add(node);
        CollectionsMarshal.SetCount(_maskRows, _maskRows.Count + width);
        return CollectionsMarshal.AsSpan(_maskRows)[^width..];
    }

    private int AddNode(int node)
    {
        _nodes.Add(node);
        _graphOfNode.Add(GraphCount);
        return _nodes.Count - 1;
    }
}
