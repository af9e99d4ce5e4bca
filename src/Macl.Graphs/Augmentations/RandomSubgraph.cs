using Macl.Graphs.Batches;
using Macl.Inputs.Graphs;

namespace Macl.Graphs.Augmentations;

/// <summary>
/// Keeps a random node and, one by one, random neighbours of what is kept, until the wanted part of the nodes has come to the start.
/// Gives up after as many tries as there are nodes, or when there are no neighbours.
/// </summary>
internal static class RandomSubgraph
{
    public static void Add(GraphArrays view, Graph graph, double ratio, Random random)
    {
        using var kept = new Rented<bool>(graph.NodeCount);
        using var found = new Rented<bool>(graph.NodeCount);
        using var neighbours = new Rented<int>(graph.NodeCount);
        int start = random.Next(graph.NodeCount);
        kept.Span[start] = true;
        int neighbourCount = AddNeighbours(graph, start, found.Span, neighbours.Span, 0);
        int wanted = (int)(graph.NodeCount * ratio);
        for (int tries = graph.NodeCount; tries > 0 && wanted > 0 && neighbourCount > 0; tries--)
        {
            int node = neighbours.Span[random.Next(neighbourCount)];
            if (!kept.Span[node])
            {
                kept.Span[node] = true;
                neighbourCount = AddNeighbours(graph, node, found.Span, neighbours.Span, neighbourCount);
                wanted--;
            }
        }

        view.AddInduced(graph, kept.Span);
    }

    /// <summary>Adds those not found before; returns how many there are now.</summary>
    private static int AddNeighbours(Graph graph, int node, Span<bool> found, Span<int> neighbours, int count)
    {
        foreach (int neighbour in graph.NeighboursOf(node))
        {
            if (!found[neighbour])
            {
                found[neighbour] = true;
                neighbours[count++] = neighbour;
            }
        }

        return count;
    }
}
