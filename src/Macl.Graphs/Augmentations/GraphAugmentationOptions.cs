using Macl.Learning;
namespace Macl.Graphs.Augmentations;

/// <summary>
/// How the two views of a graph are made. The defaults are GraphCL's protocol as its authors published it in code
/// (Shen-Lab/GraphCL, unsupervised_TU): one view is the graph itself, the other one of four augmentations.
/// </summary>
/// <remarks>
/// Numbers of nodes and edges are rounded down, as there: a graph of fewer than 10 nodes loses none to <see cref="NodeDropRatio"/> .1.
/// What that code does and we do not: it adds a self loop to every node but the last of each graph in the first view and when embedding,
/// and takes them out of the second view; it leaves out nodes that lost all edges and their self loop by chance; and its subgraph
/// takes neighbours of the start only, since the union with those of later nodes is computed and not kept (its authors corrected that elsewhere).
/// Here both views have the edges of the data, and the subgraph grows from all of its nodes, as the paper describes it.
/// </remarks>
public sealed record GraphAugmentationOptions
{
    /// <summary>How the first view is made; the graph itself by default.</summary>
    public GraphAugmentation First { get; init; } = GraphAugmentation.Identity;

    /// <summary>How the second view is made; one of all four by default.</summary>
    public GraphAugmentation Second { get; init; } = GraphAugmentation.Random4;

    /// <summary>The part of the nodes that <see cref="GraphAugmentation.DropNodes"/> takes away, from 0 to below 1; .1 by default. At least one node stays.</summary>
    public double NodeDropRatio { get; init => field = OptionChecks.Fraction(value); } = .1;

    /// <summary>The part of the directed edges that <see cref="GraphAugmentation.PerturbEdges"/> takes away, from 0 to below 1; .1 by default.</summary>
    public double EdgeDropRatio { get; init => field = OptionChecks.Fraction(value); } = .1;

    /// <summary>
    /// New edges between random nodes, as a part of the directed edges, from 0 to below 1. 0 by default: the paper adds as many as it drops,
    /// the authors' code for this protocol draws new edges and does not use them.
    /// </summary>
    public double EdgeAddRatio { get; init => field = OptionChecks.Fraction(value); }

    /// <summary>The part of the nodes whose features <see cref="GraphAugmentation.MaskAttributes"/> replaces by noise of mean .5 and standard deviation .5, from 0 to below 1; .1 by default.</summary>
    public double MaskRatio { get; init => field = OptionChecks.Fraction(value); } = .1;

    /// <summary>The part of the nodes that <see cref="GraphAugmentation.Subgraph"/> keeps beside the start, from 0 to below 1; .2 by default.</summary>
    public double SubgraphRatio { get; init => field = OptionChecks.Fraction(value); } = .2;
}
