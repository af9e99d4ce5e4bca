namespace Macl.Inputs.Graphs;

/// <summary>One graph of a data set: a window into the data set's arrays.</summary>
public readonly ref struct Graph
{
    internal Graph(int firstNode, int nodeCount, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        FirstNode = firstNode;
        NodeCount = nodeCount;
        Sources = sources;
        Targets = targets;
    }

    /// <summary>The number, in the whole data set, of this graph's node 0.</summary>
    public int FirstNode { get; }

    /// <summary>Nodes; at least 1.</summary>
    public int NodeCount { get; }

    /// <summary>Where each directed edge starts: [E], nodes of this graph from 0, sorted by source and then by target.</summary>
    public ReadOnlySpan<int> Sources { get; }

    /// <summary>Where each directed edge ends: [E].</summary>
    public ReadOnlySpan<int> Targets { get; }

    /// <summary>The nodes that the edges of a node lead to.</summary>
    public ReadOnlySpan<int> NeighboursOf(int node)
    {
        int start = LowerBound(node);
        return Targets[start..LowerBound(node + 1)];
    }

    private int LowerBound(int node)
    {
        int low = 0;
        int high = Sources.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = Sources[middle] < node ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
