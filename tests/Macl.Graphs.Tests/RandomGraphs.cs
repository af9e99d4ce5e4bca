using Macl.Inputs;
using Macl.Inputs.Graphs;

namespace Macl.Graphs.Tests;

/// <summary>Undirected random graphs with labelled nodes; some have no edges, some one node.</summary>
internal static class RandomGraphs
{
    public static GraphDataSet Make(int seed, int count, int maxNodes, double density = .2)
    {
        var random = new Random(seed);
        List<int> nodeOffsets = [0];
        List<int> edgeOffsets = [0];
        List<int> sources = [];
        List<int> targets = [];
        for (int graph = 0; graph < count; graph++)
        {
            bool[,] adjacency = MakeAdjacency(random, random.Next(1, maxNodes + 1), graph % 7 == 3 ? 0 : density);
            nodeOffsets.Add(nodeOffsets[^1] + adjacency.GetLength(0));
            AddEdges(adjacency, sources, targets);
            edgeOffsets.Add(sources.Count);
        }

        return new GraphDataSet("random", [.. nodeOffsets], [.. edgeOffsets], [.. sources], [.. targets])
        {
            NodeLabels = [.. Enumerable.Range(0, nodeOffsets[^1]).Select(_ => random.Next(4) * 3)],
            Labels = ClassLabels.From([.. Enumerable.Range(0, count).Select(graph => graph % 2)]),
        };
    }

    /// <summary>A ring of nodes without labels.</summary>
    public static GraphDataSet Ring(int nodes)
    {
        (int Source, int Target)[] edges = [.. Enumerable.Range(0, nodes).SelectMany(node => new[] { (node, (node + 1) % nodes), ((node + 1) % nodes, node) }).Order()];
        return new GraphDataSet("ring", [0, nodes], [0, edges.Length], [.. edges.Select(edge => edge.Source)], [.. edges.Select(edge => edge.Target)]);
    }

    private static bool[,] MakeAdjacency(Random random, int nodes, double density)
    {
        var adjacency = new bool[nodes, nodes];
        for (int first = 0; first < nodes; first++)
        {
            for (int second = 0; second < first; second++)
            {
                adjacency[first, second] = adjacency[second, first] = random.NextDouble() < density;
            }
        }

        return adjacency;
    }

    private static void AddEdges(bool[,] adjacency, List<int> sources, List<int> targets)
    {
        for (int source = 0; source < adjacency.GetLength(0); source++)
        {
            for (int target = 0; target < adjacency.GetLength(0); target++)
            {
                if (adjacency[source, target])
                {
                    sources.Add(source);
                    targets.Add(target);
                }
            }
        }
    }
}
