using Macl.Inputs.Files;

namespace Macl.Inputs.Graphs;

/// <summary>Reads which graph each node belongs to.</summary>
internal static class TuNodes
{
    /// <summary>Where the nodes of each graph begin, and at the end their number.</summary>
    public static int[] ReadOffsets(LineReader reader)
    {
        var offsets = new List<int>();
        int node = 0;
        for (; reader.TryRead(out ReadOnlySpan<byte> line); node++)
        {
            int graph = NumberText.ReadInteger(reader, line);
            if (graph == offsets.Count + 1)
            {
                offsets.Add(node);
            }
            else if (graph == 0 || graph != offsets.Count)
            {
                throw reader.Fault(Explain(graph, offsets.Count));
            }
        }

        offsets.Add(node);
        return node > 0 ? [.. offsets] : throw new DataFormatException(reader.File, "is empty; it must name the graph of each node", 1);
    }

    private static string Explain(int graph, int previous) => previous == 0
        ? $"the first node belongs to graph {graph}; graphs count from 1"
        : $"graph {graph} follows graph {previous}; the nodes of a graph must follow each other and graphs be numbered without gaps, so {previous} or {previous + 1} is allowed";
}
