using System.Text.Json;
using Macl.Graphs.Features;
using Macl.Inputs;
using Macl.Inputs.Graphs;

namespace Macl.Graphs.Tests.Features;

public sealed class NodeFeaturizerTests
{
    private static readonly float[] Attributes = [.5f, -1, 2, 3, 4, 5];

    [Fact]
    public void Labels_become_one_hot_rows_in_ascending_order() =>
        Assert.Equal([0, 1, 0, /**/ 1, 0, 0, /**/ 0, 0, 1], Rows(Data([5, -2, 9], null), NodeFeatures.Labels));

    [Fact]
    public void Without_labels_every_node_is_a_constant_one() =>
        Assert.Equal([1, 1, 1], Rows(Data(null, Attributes), NodeFeatures.Labels));

    [Fact]
    public void Attributes_are_used_on_request_only()
    {
        GraphDataSet data = Data([5, -2, 9], Attributes);

        Assert.Equal(Attributes, Rows(data, NodeFeatures.Attributes));
        Assert.Equal([.5f, -1, 0, 1, 0, /**/ 2, 3, 1, 0, 0, /**/ 4, 5, 0, 0, 1], Rows(data, NodeFeatures.AttributesAndLabels));
        Assert.Equal([1, 1, 1], Rows(data, NodeFeatures.Constant));
    }

    [Fact]
    public void Other_data_gets_the_columns_of_the_training_data()
    {
        NodeFeaturizer featurizer = NodeFeaturizer.Fit(Data([5, -2, 9], null));

        Assert.Equal([0, 0, 1, /**/ 0, 0, 1, /**/ 0, 1, 0], Rows(Data([9, 9, 5], null), featurizer));
    }

    [Fact]
    public void A_label_that_the_training_data_does_not_have_is_named()
    {
        NodeFeaturizer featurizer = NodeFeaturizer.Fit(Data([5, -2, 9], null));

        DataFormatException fault = Assert.Throws<DataFormatException>(() => new NodeFeatureTable(Data([5, 7, 9], null), featurizer));

        Assert.Equal("three: node 2 has label 7, which the training data does not have; known are -2, 5, 9.", fault.Message);
    }

    [Fact]
    public void Data_without_what_the_encoder_was_trained_on_is_refused()
    {
        GraphDataSet both = Data([5, -2, 9], Attributes);

        Assert.Throws<DataFormatException>(() => new NodeFeatureTable(Data(null, null), NodeFeaturizer.Fit(both)));
        Assert.Throws<DataFormatException>(() => new NodeFeatureTable(Data(null, [1, 2, 3]), NodeFeaturizer.Fit(both, NodeFeatures.Attributes)));
    }

    [Theory]
    [InlineData(NodeFeatures.Attributes, "attributes")]
    [InlineData(NodeFeatures.AttributesAndLabels, "attributes")]
    public void Attributes_cannot_be_asked_of_data_without_them(NodeFeatures features, string missing)
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => NodeFeaturizer.Fit(Data([5, -2, 9], null), features));

        Assert.StartsWith($"Node features '{features}' need node {missing}, which three does not have.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_featurizer_survives_as_JSON()
    {
        NodeFeaturizer featurizer = NodeFeaturizer.Fit(Data([5, -2, 9], Attributes), NodeFeatures.AttributesAndLabels);

        NodeFeaturizer? read = JsonSerializer.Deserialize<NodeFeaturizer>(JsonSerializer.Serialize(featurizer));

        Assert.Equal((featurizer.Features, featurizer.AttributeCount, featurizer.Width), (read!.Features, read.AttributeCount, read.Width));
        Assert.Equal(featurizer.Labels, read.Labels);
    }

    private static GraphDataSet Data(int[]? labels, float[]? attributes) =>
        new("three", [0, 2, 3], [0, 0, 0], [], []) { NodeLabels = labels, NodeAttributes = attributes };

    private static float[] Rows(GraphDataSet data, NodeFeatures features) => Rows(data, NodeFeaturizer.Fit(data, features));

    private static float[] Rows(GraphDataSet data, NodeFeaturizer featurizer)
    {
        var rows = new float[data.NodeCount * featurizer.Width];
        Array.Fill(rows, 42);
        new NodeFeatureTable(data, featurizer).Write([.. Enumerable.Range(0, data.NodeCount)], rows);
        return rows;
    }
}
