using Macl.Graphs.Batches;
using Macl.Inputs.Graphs;
using MathNet.Numerics.Distributions;

namespace Macl.Graphs.Augmentations;

/// <summary>Replaces the features of random nodes by noise.</summary>
internal static class AttributeMasking
{
    private const double Mean = .5;
    private const double StandardDeviation = .5;

    public static void Add(GraphArrays view, Graph graph, double ratio, int featureCount, Random random)
    {
        int first = view.Nodes.Length;
        view.Add(graph);
        using var pool = new Rented<int>(graph.NodeCount);
        foreach (int node in Sampling.Distinct(random, (int)(graph.NodeCount * ratio), pool.Span))
        {
            foreach (ref float value in view.Mask(first + node, featureCount))
            {
                value = (float)Normal.Sample(random, Mean, StandardDeviation);
            }
        }
    }
}
