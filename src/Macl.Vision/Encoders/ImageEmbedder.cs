using Macl.Inputs.Images;
using Macl.Learning.Evaluation;
using Macl.Vision.Batches;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders;

/// <summary>Embeds a whole data set of pictures with an encoder.</summary>
public static class ImageEmbedder
{
    /// <summary>One embedding for each picture, in order, with its name and, where there are any, its class. The encoder's mode is restored.</summary>
    /// <param name="encoder">From [N, 3, size, size] to [N, D]; put into evaluation mode for the time.</param>
    /// <param name="data">The pictures.</param>
    /// <param name="transform">What the encoder was trained for.</param>
    /// <param name="device">Where the encoder is; the processor by default.</param>
    /// <param name="batchSize">Pictures that are embedded at once, at least 1.</param>
    /// <param name="ahead">Batches that background threads decode while one is embedded; 0 for none.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/> before the next batch.</param>
    public static EmbeddingSet Embed(
        nn.Module<Tensor, Tensor> encoder, ImageDataSet data, ImageTransform transform, Device? device = null,
        int batchSize = ImageBatches.DefaultSize, int ahead = ImageBatches.DefaultAhead, CancellationToken cancellation = default)
    {
        bool training = encoder.training;
        encoder.eval();
        try
        {
            IEnumerable<Tensor> batches = ImageBatches.InOrder(data, transform, device ?? CPU, batchSize, ahead, cancellation);
            float[] values = [.. batches.SelectMany(batch => EmbedAndDispose(encoder, batch))];
            return new EmbeddingSet(values, values.Length / data.Count, data.Labels?.Indices, [.. Enumerable.Range(0, data.Count).Select(data.NameOf)]);
        }
        finally
        {
            encoder.train(training);
        }
    }

    private static float[] EmbedAndDispose(nn.Module<Tensor, Tensor> encoder, Tensor batch)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using (batch)
        {
            return encoder.forward(batch).to(ScalarType.Float32).cpu().data<float>().ToArray();
        }
    }
}
