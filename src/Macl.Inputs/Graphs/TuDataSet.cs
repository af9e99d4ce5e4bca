using Macl.Inputs.Files;

namespace Macl.Inputs.Graphs;

/// <summary>
/// Reads the text format of the TU Dortmund collection (Morris et al., 2020): NAME_A.txt and NAME_graph_indicator.txt,
/// and, where they are, NAME_graph_labels.txt, NAME_node_labels.txt, NAME_node_attributes.txt and NAME_edge_labels.txt.
/// </summary>
/// <remarks>
/// Edges stay directed as they are listed; an edge listed again and an edge from a node to itself are dropped and counted,
/// as PyTorch Geometric does. Edge labels are checked and then dropped, since no encoder here uses them; attributes of
/// edges and of whole graphs, and any other file, are not looked at. The nodes of a graph must follow each other, and
/// graphs must be numbered from 1 without gaps, as the format says.
/// </remarks>
public static class TuDataSet
{
    /// <summary>The largest unpacked size of a zip file that is read unless more is allowed: 2 GiB.</summary>
    public const long DefaultMaxBytes = 2L << 30;

    /// <param name="path">A folder or a zip file that holds the files of one data set, at its top or in one sub-folder.</param>
    /// <param name="maxBytes">The largest unpacked size allowed of a zip file, a guard against archives made to fill the memory.</param>
    /// <exception cref="DataFormatException">It holds none or several, or a file is truncated, inconsistent, empty or damaged.</exception>
    public static GraphDataSet Read(string path, long maxBytes = DefaultMaxBytes)
    {
        using FileSource source = FileSource.At(path, maxBytes);
        TuFiles files = TuFiles.Find(source);
        int[] nodeOffsets = ReadNodeOffsets(files);
        TuEdges edges = ReadEdges(files, nodeOffsets);
        CheckEdgeLabels(files, edges.LineCount);
        return new GraphDataSet(files.Name, nodeOffsets, edges.Offsets, edges.Sources, edges.Targets)
        {
            DroppedDuplicateEdges = edges.Duplicates,
            DroppedSelfLoops = edges.SelfLoops,
            Labels = ReadLabels(files, nodeOffsets.Length - 1),
            NodeLabels = ReadNodeLabels(files, nodeOffsets[^1]),
            NodeAttributes = ReadNodeAttributes(files, nodeOffsets[^1]),
        };
    }

    private static int[] ReadNodeOffsets(TuFiles files)
    {
        using LineReader reader = files.Open("graph_indicator");
        return TuNodes.ReadOffsets(reader);
    }

    private static TuEdges ReadEdges(TuFiles files, int[] nodeOffsets)
    {
        using LineReader reader = files.Open("A");
        return TuEdges.Read(reader, nodeOffsets);
    }

    private static void CheckEdgeLabels(TuFiles files, int lineCount)
    {
        using LineReader? reader = files.TryOpen("edge_labels");
        if (reader is not null)
        {
            TuColumns.ReadIntegers(reader, lineCount, "edge");
        }
    }

    private static ClassLabels? ReadLabels(TuFiles files, int graphCount)
    {
        using LineReader? reader = files.TryOpen("graph_labels");
        return reader is null ? null : ClassLabels.From(TuColumns.ReadIntegers(reader, graphCount, "graph"));
    }

    private static int[]? ReadNodeLabels(TuFiles files, int nodeCount)
    {
        using LineReader? reader = files.TryOpen("node_labels");
        return reader is null ? null : TuColumns.ReadIntegers(reader, nodeCount, "node");
    }

    private static float[]? ReadNodeAttributes(TuFiles files, int nodeCount)
    {
        using LineReader? reader = files.TryOpen("node_attributes");
        return reader is null ? null : TuColumns.ReadRows(reader, nodeCount, "node");
    }
}
