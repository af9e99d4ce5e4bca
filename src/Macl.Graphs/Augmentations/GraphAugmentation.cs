using System.Text.Json.Serialization;

namespace Macl.Graphs.Augmentations;

/// <summary>How a view of a graph is made: one of GraphCL's four augmentations (You et al., NeurIPS 2020), or a random choice for each graph and epoch.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GraphAugmentation>))]
public enum GraphAugmentation
{
    /// <summary>The graph itself.</summary>
    Identity,

    /// <summary>Some nodes go, with their edges.</summary>
    DropNodes,

    /// <summary>Some edges go, others may come.</summary>
    PerturbEdges,

    /// <summary>The features of some nodes become noise.</summary>
    MaskAttributes,

    /// <summary>A random part of the graph that hangs together stays.</summary>
    Subgraph,

    /// <summary>DropNodes or Subgraph.</summary>
    Random2,

    /// <summary>DropNodes, PerturbEdges or Subgraph.</summary>
    Random3,

    /// <summary>Any of the four, each with the same probability.</summary>
    Random4,
}
