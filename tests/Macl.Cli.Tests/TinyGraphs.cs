using System.Globalization;

namespace Macl.Cli.Tests;

/// <summary>Writes small data sets in the TU text format: paths of three to six nodes.</summary>
internal static class TinyGraphs
{
    public static void Write(string folder, int graphs, Func<int, int>? nodeLabel = null, Func<int, int>? graphLabel = null)
    {
        Directory.CreateDirectory(folder);
        List<int> owners = [.. Enumerable.Range(0, graphs).SelectMany(graph => Enumerable.Repeat(graph, 3 + graph % 4))];
        var edges = Enumerable.Range(1, owners.Count - 1).Where(node => owners[node] == owners[node - 1]).SelectMany(node => new[] { $"{node}, {node + 1}", $"{node + 1}, {node}" });
        File.WriteAllLines(Path.Combine(folder, "TINY_A.txt"), edges);
        WriteNumbers(Path.Combine(folder, "TINY_graph_indicator.txt"), owners.Select(graph => graph + 1));
        if (nodeLabel is not null)
        {
            WriteNumbers(Path.Combine(folder, "TINY_node_labels.txt"), Enumerable.Range(0, owners.Count).Select(nodeLabel));
        }

        if (graphLabel is not null)
        {
            WriteNumbers(Path.Combine(folder, "TINY_graph_labels.txt"), Enumerable.Range(0, graphs).Select(graphLabel));
        }
    }

    private static void WriteNumbers(string path, IEnumerable<int> numbers) =>
        File.WriteAllLines(path, numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
