using System.Text.Json.Serialization;

namespace Macl.Graphs.Features;

/// <summary>What the encoder sees of a node.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NodeFeatures>))]
public enum NodeFeatures
{
    /// <summary>The node label as a one-hot row; where the data has no node labels a constant 1. GraphCL's protocol, the default.</summary>
    Labels,

    /// <summary>The continuous node attributes, as they are.</summary>
    Attributes,

    /// <summary>The attributes and then the one-hot label.</summary>
    AttributesAndLabels,

    /// <summary>1 for every node: the structure alone.</summary>
    Constant,
}
