using Macl.Graphs.Batches;
using Macl.Graphs.Encoders;
using Macl.Graphs.Features;
using Macl.Inputs.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Graphs.Tests.Encoders;

public sealed class GinEncoderTests
{
    private static readonly GinReference Reference = GinReference.Read();

    [Theory]
    [InlineData(ScalarType.Float32, 2e-5)]
    [InlineData(ScalarType.Float64, 2e-5)]
    public void It_computes_what_PyTorch_computes_in_training_and_in_evaluation(ScalarType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        using GinEncoder encoder = Reference.MakeEncoder(type);
        using GraphBatch batch = Reference.MakeBatch(type);

        AssertClose(Reference.Training, encoder.forward(batch), tolerance);
        encoder.eval();
        AssertClose(Reference.Evaluation, encoder.forward(batch), tolerance);
    }

    [Fact]
    public void Its_gradients_are_those_of_PyTorch()
    {
        using var scope = NewDisposeScope();
        using GinEncoder encoder = Reference.MakeEncoder(ScalarType.Float32);
        using GraphBatch batch = Reference.MakeBatch(ScalarType.Float32);

        (encoder.forward(batch) * Reference.MakeCoefficients(ScalarType.Float32)).sum().backward();

        foreach ((string name, Parameter parameter) in encoder.named_parameters())
        {
            AssertClose(Reference.Gradients[name], parameter.grad!, 5e-4);
        }
    }

    [Fact]
    public void It_agrees_with_double_loops_and_its_gradients_with_numeric_ones()
    {
        using var scope = NewDisposeScope();
        using GinEncoder encoder = Reference.MakeEncoder(ScalarType.Float64);
        using GraphBatch batch = Reference.MakeBatch(ScalarType.Float64);
        var oracle = new GinOracle(Reference);

        Tensor output = encoder.forward(batch);
        (output * Reference.MakeCoefficients(ScalarType.Float64)).sum().backward();

        AssertClose(oracle.Forward(), output, 1e-11);
        foreach ((string name, Parameter parameter) in encoder.named_parameters())
        {
            AssertClose(oracle.NumericGradient(name), parameter.grad!, 1e-6);
        }
    }

    [Fact]
    public void The_order_of_nodes_and_edges_does_not_matter()
    {
        using var scope = NewDisposeScope();
        using GinEncoder encoder = Reference.MakeEncoder(ScalarType.Float64);
        using GraphBatch batch = Reference.MakeBatch(ScalarType.Float64);
        Tensor nodes = tensor([3L, 7, 0, 6, 2, 5, 1, 4]);
        Tensor edges = tensor([8L, 2, 5, 0, 1, 7, 6, 3, 4]);
        Tensor places = nodes.argsort();
        using var shuffled = new GraphBatch(batch.NodeFeatures[nodes], places[batch.EdgeSources[edges]], places[batch.EdgeTargets[edges]], batch.GraphOfNode[nodes], GinReference.GraphCount);

        AssertClose(encoder.forward(batch).data<double>().ToArray(), encoder.forward(shuffled), 1e-11);
    }

    [Fact]
    public void In_evaluation_a_graph_does_not_depend_on_its_batch()
    {
        GraphDataSet data = RandomGraphs.Make(seed: 5, count: 20, maxNodes: 9);
        NodeFeaturizer featurizer = NodeFeaturizer.Fit(data);
        using var encoder = new GinEncoder(new GinOptions { InputSize = featurizer.Width }, seed: 1);

        float[] alone = GraphEmbedder.Embed(encoder, data, featurizer, maxNodes: 1).Values;
        float[] together = GraphEmbedder.Embed(encoder, data, featurizer).Values;

        Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First, pair.Second, 1e-4f * Math.Max(1, Math.Abs(pair.First))));
    }

    [Fact]
    public void Batches_without_edges_train()
    {
        using var scope = NewDisposeScope();
        using var encoder = new GinEncoder(new GinOptions { InputSize = 2 }, seed: 1);
        Tensor none = empty(0, dtype: ScalarType.Int64);
        using var batch = new GraphBatch(randn(3, 2), none, none.clone(), tensor([0L, 1L, 2L]), 3);

        Tensor output = encoder.forward(batch);
        output.sum().backward();

        Assert.Equal([3, 96], output.shape);
        Assert.True(output.isfinite().all().item<bool>());
        Assert.All(encoder.parameters(), parameter => Assert.True(parameter.grad!.isfinite().all().item<bool>()));
    }

    [Fact]
    public void A_single_node_embeds_but_does_not_train()
    {
        GraphDataSet data = new("one", [0, 1], [0, 0], [], []);
        NodeFeaturizer featurizer = NodeFeaturizer.Fit(data);
        using var encoder = new GinEncoder(new GinOptions { InputSize = 1 }, seed: 1);
        using GraphBatch batch = GraphBatches.InOrder(data, featurizer, CPU).Single();

        Assert.Equal(96, GraphEmbedder.Embed(encoder, data, featurizer).Dimension);
        Assert.Throws<ArgumentException>(() => encoder.forward(batch));
    }

    [Fact]
    public void Another_number_of_features_is_refused_with_both_shapes()
    {
        using GraphBatch batch = Reference.MakeBatch(ScalarType.Float32);
        using var encoder = new GinEncoder(new GinOptions { InputSize = 7 }, seed: 1);

        ArgumentException fault = Assert.Throws<ArgumentException>(() => encoder.forward(batch));

        Assert.StartsWith("Node features are [8, 5]; the encoder takes [M, 7].", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_seed_alone_fixes_the_weights()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var first = new GinEncoder(new GinOptions { InputSize = 3 }, seed: 5);
        random.manual_seed(2);
        using var second = new GinEncoder(new GinOptions { InputSize = 3 }, seed: 5);
        using var other = new GinEncoder(new GinOptions { InputSize = 3 }, seed: 6);

        Assert.All(first.parameters().Zip(second.parameters()), pair => Assert.Equal(pair.First.data<float>(), pair.Second.data<float>()));
        Assert.NotEqual(first.parameters().First().data<float>(), other.parameters().First().data<float>());
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        GraphDataSet data = RandomGraphs.Make(seed: 5, count: 6, maxNodes: 9);
        NodeFeaturizer featurizer = NodeFeaturizer.Fit(data);
        using var encoder = new GinEncoder(new GinOptions { InputSize = featurizer.Width }, seed: 1);
        using GraphBatch batch = GraphBatches.InOrder(data, featurizer, CPU).Single();

        Assert.Equal(0, LiveTensors.After(() => encoder.forward(batch).Dispose()));
        Assert.Equal(0, LiveTensors.After(() => GraphEmbedder.Embed(encoder, data, featurizer)));
    }

    [Fact]
    public void Embedding_keeps_order_labels_and_the_mode_of_the_encoder()
    {
        GraphDataSet data = RandomGraphs.Make(seed: 5, count: 6, maxNodes: 9);
        NodeFeaturizer featurizer = NodeFeaturizer.Fit(data);
        using var encoder = new GinEncoder(new GinOptions { InputSize = featurizer.Width }, seed: 1);

        var embeddings = GraphEmbedder.Embed(encoder, data, featurizer);

        Assert.True(encoder.training);
        Assert.Equal((6, 96), (embeddings.Count, embeddings.Dimension));
        Assert.Equal(data.Labels!.Indices, embeddings.Labels);
    }

    [Fact]
    public void Sizes_below_one_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GinOptions { InputSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GinOptions { InputSize = 1, HiddenSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GinOptions { InputSize = 1, Layers = 0 });
    }

    private static void AssertClose(double[] expected, Tensor actual, double tolerance)
    {
        double[] values = actual.to(ScalarType.Float64).contiguous().data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, tolerance * Math.Max(1, Math.Abs(pair.First))));
    }
}
