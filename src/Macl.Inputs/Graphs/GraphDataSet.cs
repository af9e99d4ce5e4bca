namespace Macl.Inputs.Graphs;

/// <summary>
/// Many graphs in a few arrays. Edges are directed (an undirected edge is two), sorted by source and then by target,
/// without duplicates and self loops; nodes count from 0 within their graph.
/// </summary>
public sealed class GraphDataSet
{
    private readonly int[] _nodeOffsets;
    private readonly int[] _edgeOffsets;
    private readonly int[] _sources;
    private readonly int[] _targets;
    private readonly Lazy<string> _fingerprint;

    /// <param name="name">What reports call it.</param>
    /// <param name="nodeOffsets">Where the nodes of each graph begin: [Count + 1], from 0, strictly rising.</param>
    /// <param name="edgeOffsets">Where the edges of each graph begin: [Count + 1], from 0, never falling.</param>
    /// <param name="sources">Where each edge starts: [E], a node of its graph from 0.</param>
    /// <param name="targets">Where each edge ends: [E].</param>
    /// <exception cref="ArgumentException">The arrays do not describe graphs.</exception>
    public GraphDataSet(string name, int[] nodeOffsets, int[] edgeOffsets, int[] sources, int[] targets)
    {
        Name = name;
        _nodeOffsets = nodeOffsets;
        _edgeOffsets = edgeOffsets;
        _sources = sources;
        _targets = targets;
        _fingerprint = new Lazy<string>(() => GraphFingerprint.Of(this));
        GraphLayout.Check(nodeOffsets, edgeOffsets, sources, targets);
    }

    /// <summary>What reports call it: of TU files, their common prefix.</summary>
    public string Name { get; }

    /// <summary>Graphs; at least 1.</summary>
    public int Count => _nodeOffsets.Length - 1;

    /// <summary>Nodes of all graphs.</summary>
    public int NodeCount => _nodeOffsets[^1];

    /// <summary>Directed edges of all graphs.</summary>
    public int EdgeCount => _edgeOffsets[^1];

    /// <summary>The class of each graph, or null where the data has none.</summary>
    /// <exception cref="ArgumentException">Not one label a graph.</exception>
    public ClassLabels? Labels
    {
        get;
        init => field = value is null || value.Indices.Count == Count
            ? value
            : throw new ArgumentException($"{value.Indices.Count} labels for {Count} graphs.", nameof(value));
    }

    /// <summary>The label of each node of all graphs, [NodeCount], any integers as in the data; null where there are none.</summary>
    /// <exception cref="ArgumentException">Not one label a node.</exception>
    public int[]? NodeLabels
    {
        get;
        init => field = value is null || value.Length == NodeCount
            ? value
            : throw new ArgumentException($"{value.Length} node labels for {NodeCount} nodes.", nameof(value));
    }

    /// <summary>The continuous attributes of each node of all graphs, [NodeCount × AttributeCount] row after row; null where there are none.</summary>
    /// <exception cref="ArgumentException">Not the same number of attributes for each node, at least 1.</exception>
    public float[]? NodeAttributes
    {
        get;
        init => field = value is null || (value.Length > 0 && value.Length % NodeCount == 0)
            ? value
            : throw new ArgumentException($"{value.Length} attribute values do not fill rows for {NodeCount} nodes.", nameof(value));
    }

    /// <summary>Attributes a node; 0 where there are none.</summary>
    public int AttributeCount => (NodeAttributes?.Length ?? 0) / NodeCount;

    /// <summary>Edges that the reader dropped because the same edge was listed before.</summary>
    public int DroppedDuplicateEdges { get; init; }

    /// <summary>Edges that the reader dropped because they lead from a node to itself.</summary>
    public int DroppedSelfLoops { get; init; }

    /// <summary>
    /// SHA-256, in hexadecimal, of all that the data says (edges, labels, attributes), whatever file it came from: for records of runs.
    /// Names and the counts of dropped edges are not in it.
    /// </summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>One graph.</summary>
    public Graph this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            Range edges = _edgeOffsets[index].._edgeOffsets[index + 1];
            return new Graph(_nodeOffsets[index], _nodeOffsets[index + 1] - _nodeOffsets[index], _sources.AsSpan()[edges], _targets.AsSpan()[edges]);
        }
    }

    internal ReadOnlySpan<int> NodeOffsets => _nodeOffsets;

    internal ReadOnlySpan<int> EdgeOffsets => _edgeOffsets;

    internal ReadOnlySpan<int> Sources => _sources;

    internal ReadOnlySpan<int> Targets => _targets;
}
