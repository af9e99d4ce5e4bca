namespace Macl.Inputs.Graphs;

/// <summary>What arrays must fulfil to describe graphs.</summary>
internal static class GraphLayout
{
    public static void Check(int[] nodeOffsets, int[] edgeOffsets, int[] sources, int[] targets)
    {
        if (nodeOffsets.Length < 2 || nodeOffsets.Length != edgeOffsets.Length || nodeOffsets[0] != 0 || edgeOffsets[0] != 0)
        {
            throw new ArgumentException($"Offsets of nodes ({nodeOffsets.Length}) and edges ({edgeOffsets.Length}) must both begin with 0 and have one entry more than there are graphs, of which there is at least one.", nameof(nodeOffsets));
        }

        if (sources.Length != edgeOffsets[^1] || targets.Length != edgeOffsets[^1])
        {
            throw new ArgumentException($"{sources.Length} sources and {targets.Length} targets for {edgeOffsets[^1]} edges.", nameof(sources));
        }

        for (int graph = 0; graph + 1 < nodeOffsets.Length; graph++)
        {
            CheckGraph(graph, nodeOffsets, edgeOffsets, sources, targets);
        }
    }

    private static void CheckGraph(int graph, int[] nodeOffsets, int[] edgeOffsets, int[] sources, int[] targets)
    {
        int nodes = nodeOffsets[graph + 1] - nodeOffsets[graph];
        (int start, int end) = (edgeOffsets[graph], edgeOffsets[graph + 1]);
        if (nodes < 1 || end < start || end > sources.Length)
        {
            throw new ArgumentException($"Graph {graph} has {nodes} nodes and edges {start} to {end} of {sources.Length}; it needs at least one node, and offsets never fall.", nameof(nodeOffsets));
        }

        long previous = -1;
        for (int edge = start; edge < end; edge++)
        {
            long key = ((long)sources[edge] << 32) + targets[edge];
            if ((uint)sources[edge] >= nodes || (uint)targets[edge] >= nodes || sources[edge] == targets[edge] || key <= previous)
            {
                throw new ArgumentException($"Edge {edge} ({sources[edge]} to {targets[edge]}) of graph {graph} with {nodes} nodes: edges join two different nodes of their graph, sorted by source and target, each once.", nameof(sources));
            }

            previous = key;
        }
    }
}
