using Macl.Graphs.Batches;
using Macl.Inputs.Graphs;

namespace Macl.Graphs.Augmentations;

/// <summary>Takes random directed edges away and puts new ones between random nodes, which may be neighbours already or the same.</summary>
internal static class EdgePerturbation
{
    public static void Add(GraphArrays view, Graph graph, double dropRatio, double addRatio, Random random)
    {
        int first = view.AddNodes(graph);
        AddKept(view, graph, first, (int)(graph.Sources.Length * dropRatio), random);
        for (int added = (int)(graph.Sources.Length * addRatio); added > 0; added--)
        {
            view.AddEdge(first + random.Next(graph.NodeCount), first + random.Next(graph.NodeCount));
        }
    }

    private static void AddKept(GraphArrays view, Graph graph, int first, int dropCount, Random random)
    {
        using var pool = new Rented<int>(graph.Sources.Length);
        using var dropped = new Rented<bool>(graph.Sources.Length);
        foreach (int edge in Sampling.Distinct(random, dropCount, pool.Span))
        {
            dropped.Span[edge] = true;
        }

        for (int edge = 0; edge < graph.Sources.Length; edge++)
        {
            if (!dropped.Span[edge])
            {
                view.AddEdge(first + graph.Sources[edge], first + graph.Targets[edge]);
            }
        }
    }
}
