using System.Runtime.InteropServices;
using Macl.Inputs.Files;

namespace Macl.Inputs.Graphs;

/// <summary>The edges of all graphs, sorted, without self loops and duplicates.</summary>
internal sealed class TuEdges
{
    public required int[] Offsets { get; init; }

    public required int[] Sources { get; init; }

    public required int[] Targets { get; init; }

    public required int LineCount { get; init; }

    public required int SelfLoops { get; init; }

    public required int Duplicates { get; init; }

    public static TuEdges Read(LineReader reader, int[] nodeOffsets)
    {
        int[] graphOfNode = NumberGraphs(nodeOffsets);
        var edges = new List<long>();
        int lines = 0;
        for (; reader.TryRead(out ReadOnlySpan<byte> line); lines++)
        {
            (int source, int target) = ReadEdge(reader, line, graphOfNode);
            if (source != target)
            {
                edges.Add(((long)source << 32) | (uint)target);
            }
        }

        return lines > 0
            ? Arrange(edges, lines, nodeOffsets, graphOfNode)
            : throw new DataFormatException(reader.File, "is empty; it must list the edges as pairs of nodes", 1);
    }

    private static int[] NumberGraphs(int[] nodeOffsets)
    {
        var graphOfNode = new int[nodeOffsets[^1]];
        for (int graph = 0; graph + 1 < nodeOffsets.Length; graph++)
        {
            graphOfNode.AsSpan(nodeOffsets[graph]..nodeOffsets[graph + 1]).Fill(graph);
        }

        return graphOfNode;
    }

    /// <summary>Both nodes of a line, from 0.</summary>
    private static (int Source, int Target) ReadEdge(LineReader reader, ReadOnlySpan<byte> line, int[] graphOfNode)
    {
        (int first, int second) = NumberText.ReadPair(reader, line);
        (int source, int target) = (NodeOf(reader, first, graphOfNode), NodeOf(reader, second, graphOfNode));
        return graphOfNode[source] == graphOfNode[target]
            ? (source, target)
            : throw reader.Fault($"the edge joins node {first} of graph {graphOfNode[source] + 1} and node {second} of graph {graphOfNode[target] + 1}; both must be of one graph");
    }

    private static int NodeOf(LineReader reader, int number, int[] graphOfNode) => (uint)(number - 1) < graphOfNode.Length
        ? number - 1
        : throw reader.Fault($"there is no node {number}; nodes are 1 to {graphOfNode.Length}");

    private static TuEdges Arrange(List<long> edges, int lines, int[] nodeOffsets, int[] graphOfNode)
    {
        int selfLoops = lines - edges.Count;
        CollectionsMarshal.AsSpan(edges).Sort();
        ReadOnlySpan<long> distinct = DropDuplicates(CollectionsMarshal.AsSpan(edges));
        var sources = new int[distinct.Length];
        var targets = new int[distinct.Length];
        var offsets = new int[nodeOffsets.Length];
        for (int edge = 0; edge < distinct.Length; edge++)
        {
            int graph = graphOfNode[(int)(distinct[edge] >> 32)];
            sources[edge] = (int)(distinct[edge] >> 32) - nodeOffsets[graph];
            targets[edge] = (int)distinct[edge] - nodeOffsets[graph];
            offsets[graph + 1] = edge + 1;
        }

        CarryOver(offsets);
        return new TuEdges
        {
            Offsets = offsets,
            Sources = sources,
            Targets = targets,
            LineCount = lines,
            SelfLoops = selfLoops,
            Duplicates = edges.Count - distinct.Length,
        };
    }

    private static ReadOnlySpan<long> DropDuplicates(Span<long> sorted)
    {
        int kept = 0;
        foreach (long edge in sorted)
        {
            if (kept == 0 || sorted[kept - 1] != edge)
            {
                sorted[kept++] = edge;
            }
        }

        return sorted[..kept];
    }

    /// <summary>Graphs without edges end where the graph before them ends.</summary>
    private static void CarryOver(int[] offsets)
    {
        for (int graph = 1; graph < offsets.Length; graph++)
        {
            offsets[graph] = Math.Max(offsets[graph], offsets[graph - 1]);
        }
    }
}
