using Macl.Graphs.Batches;
using Macl.Inputs.Graphs;

namespace Macl.Graphs.Augmentations;

/// <summary>Adds one view of a graph to a batch.</summary>
internal static class Augmenter
{
    private static readonly GraphAugmentation[] Two = [GraphAugmentation.DropNodes, GraphAugmentation.Subgraph];
    private static readonly GraphAugmentation[] Three = [GraphAugmentation.DropNodes, GraphAugmentation.PerturbEdges, GraphAugmentation.Subgraph];
    private static readonly GraphAugmentation[] Four = [.. Three, GraphAugmentation.MaskAttributes];

    public static void Add(GraphArrays view, Graph graph, GraphAugmentation augmentation, GraphAugmentationOptions options, int featureCount, Random random)
    {
        switch (Choose(augmentation, random))
        {
            case GraphAugmentation.DropNodes:
                NodeDropping.Add(view, graph, options.NodeDropRatio, random);
                break;
            case GraphAugmentation.PerturbEdges:
                EdgePerturbation.Add(view, graph, options.EdgeDropRatio, options.EdgeAddRatio, random);
                break;
            case GraphAugmentation.MaskAttributes:
                AttributeMasking.Add(view, graph, options.MaskRatio, featureCount, random);
                break;
            case GraphAugmentation.Subgraph:
                RandomSubgraph.Add(view, graph, options.SubgraphRatio, random);
                break;
            default:
                view.Add(graph);
                break;
        }
    }

    private static GraphAugmentation Choose(GraphAugmentation augmentation, Random random) => augmentation switch
    {
        GraphAugmentation.Random2 => Two[random.Next(Two.Length)],
        GraphAugmentation.Random3 => Three[random.Next(Three.Length)],
        GraphAugmentation.Random4 => Four[random.Next(Four.Length)],
        _ => augmentation,
    };
}
