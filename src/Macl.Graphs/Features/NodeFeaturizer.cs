using System.Text.Json.Serialization;
using Macl.Inputs.Graphs;

namespace Macl.Graphs.Features;

/// <summary>
/// Turns nodes into rows of numbers, as the training data fixed it: other data gets the same columns or is refused.
/// A plain record, kept with the model.
/// </summary>
/// <remarks>
/// A one-hot row has a column for each label that occurs in the training data, in ascending order. PyTorch Geometric has one for each
/// number between the lowest and the highest label; the columns that it has more are always zero.
/// </remarks>
public sealed record NodeFeaturizer
{
    /// <summary>What a row holds.</summary>
    public required NodeFeatures Features { get; init; }

    /// <summary>The node labels of the training data in ascending order, one column each; empty where labels are not used.</summary>
    public IReadOnlyList<int> Labels { get; init; } = [];

    /// <summary>Attributes a node; 0 where attributes are not used.</summary>
    public int AttributeCount { get; init; }

    /// <summary>Columns of a row: the encoder's input size; at least 1.</summary>
    [JsonIgnore]
    public int Width => Features is NodeFeatures.Constant ? 1 : AttributeCount + Labels.Count;

    /// <summary>Fixes the columns by the training data.</summary>
    /// <param name="data">The training data.</param>
    /// <param name="features">What a row should hold; labels become a constant where <paramref name="data"/> has none.</param>
    /// <exception cref="ArgumentException">Attributes or both are asked for and the data has none.</exception>
    public static NodeFeaturizer Fit(GraphDataSet data, NodeFeatures features = NodeFeatures.Labels)
    {
        NodeFeatures found = features is NodeFeatures.Labels && data.NodeLabels is null ? NodeFeatures.Constant : features;
        if ((UsesLabels(found) && data.NodeLabels is null) || (UsesAttributes(found) && data.NodeAttributes is null))
        {
            throw new ArgumentException($"Node features '{features}' need node {(UsesAttributes(found) && data.NodeAttributes is null ? "attributes" : "labels")}, which {data.Name} does not have.", nameof(features));
        }

        return new NodeFeaturizer
        {
            Features = found,
            Labels = UsesLabels(found) ? [.. new SortedSet<int>(data.NodeLabels!)] : [],
            AttributeCount = UsesAttributes(found) ? data.AttributeCount : 0,
        };
    }

    internal static bool UsesLabels(NodeFeatures features) => features is NodeFeatures.Labels or NodeFeatures.AttributesAndLabels;

    internal static bool UsesAttributes(NodeFeatures features) => features is NodeFeatures.Attributes or NodeFeatures.AttributesAndLabels;
}
