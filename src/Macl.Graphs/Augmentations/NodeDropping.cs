using Macl.Graphs.Batches;
using Macl.Inputs.Graphs;

namespace Macl.Graphs.Augmentations;

/// <summary>Takes random nodes away, with their edges.</summary>
internal static class NodeDropping
{
    public static void Add(GraphArrays view, Graph graph, double ratio, Random random)
    {
        using var pool = new Rented<int>(graph.NodeCount);
        using var kept = new Rented<bool>(graph.NodeCount);
        kept.Span.Fill(true);
        foreach (int node in Sampling.Distinct(random, (int)(graph.NodeCount * ratio), pool.Span))
        {
            kept.Span[node] = false;
        }

        view.AddInduced(graph, kept.Span);
    }
}
