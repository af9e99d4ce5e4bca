using Macl.Graphs.Augmentations;
using Macl.Graphs.Batches;
using Macl.Graphs.Features;
using Macl.Inputs;
using Macl.Inputs.Graphs;
using Macl.Learning.Data;
using Macl.Learning.Evaluation;
using static TorchSharp.torch;

namespace Macl.Graphs.Encoders;

/// <summary>Embeds a whole data set with an encoder.</summary>
public static class GraphEmbedder
{
    private const int ViewsAtOnce = 256;

    /// <summary>One embedding for each graph, in order, with its class where there are any. The encoder's mode is restored.</summary>
    /// <param name="encoder">Any graph encoder; put into evaluation mode for the time.</param>
    /// <param name="data">The graphs.</param>
    /// <param name="featurizer">What the encoder was trained with.</param>
    /// <param name="device">Where the encoder is; the processor by default.</param>
    /// <param name="maxNodes">The most nodes that are embedded at once.</param>
    /// <exception cref="DataFormatException">The data does not fit the featurizer.</exception>
    public static EmbeddingSet Embed(nn.Module<GraphBatch, Tensor> encoder, GraphDataSet data, NodeFeaturizer featurizer, Device? device = null, int maxNodes = GraphBatches.DefaultMaxNodes)
    {
        return Embed(encoder, GraphBatches.InOrder(data, featurizer, device ?? CPU, maxNodes), data);
    }

    /// <summary>One embedding for a random view of each graph, in order: what training compares, one side of it. The encoder's mode is restored.</summary>
    /// <param name="encoder">Any graph encoder; put into evaluation mode for the time.</param>
    /// <param name="data">The graphs.</param>
    /// <param name="featurizer">What the encoder was trained with.</param>
    /// <param name="augmentation">How the views are drawn.</param>
    /// <param name="seed">Fixes the views; each graph's is independent of the others'.</param>
    /// <param name="device">Where the encoder is; the processor by default.</param>
    /// <exception cref="DataFormatException">The data does not fit the featurizer.</exception>
    public static EmbeddingSet EmbedViews(nn.Module<GraphBatch, Tensor> encoder, GraphDataSet data, NodeFeaturizer featurizer, GraphAugmentation augmentation, long seed, Device? device = null)
    {
        var maker = new GraphViewMaker(data, featurizer, new GraphAugmentationOptions { First = augmentation, Second = GraphAugmentation.Identity }, seed);
        return Embed(encoder, Enumerable.Range(0, data.Count).Chunk(ViewsAtOnce).Select(graphs => FirstView(maker, graphs, device ?? CPU)), data);
    }

    private static GraphBatch FirstView(GraphViewMaker maker, int[] graphs, Device device)
    {
        var views = maker.Place(maker.Make(new Batch(Step: 0, Epoch: 0, graphs)), device);
        views.Second.Dispose();
        return views.First;
    }

    private static EmbeddingSet Embed(nn.Module<GraphBatch, Tensor> encoder, IEnumerable<GraphBatch> batches, GraphDataSet data)
    {
        bool training = encoder.training;
        encoder.eval();
        try
        {
            float[] values = [.. batches.SelectMany(batch => EmbedAndDispose(encoder, batch))];
            return new EmbeddingSet(values, values.Length / data.Count, data.Labels?.Indices);
        }
        finally
        {
            encoder.train(training);
        }
    }

    private static float[] EmbedAndDispose(nn.Module<GraphBatch, Tensor> encoder, GraphBatch batch)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using (batch)
        {
            return encoder.forward(batch).to(ScalarType.Float32).cpu().data<float>().ToArray();
        }
    }
}
