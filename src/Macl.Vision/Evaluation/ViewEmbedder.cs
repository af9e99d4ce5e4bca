using Macl.Inputs.Images;
using Macl.Learning.Data;
using Macl.Learning.Evaluation;
using Macl.Vision.Augmentations;
using Macl.Vision.Batches;
using Macl.Vision.Encoders;
using Macl.Vision.Recipes;
using static TorchSharp.torch;

namespace Macl.Vision.Evaluation;

/// <summary>Embeds two random views of pictures: what the alignment loss of an encoder is measured on.</summary>
public static class ViewEmbedder
{
    /// <summary>One embedding for each view of each picture, in order. The encoder's mode is restored.</summary>
    /// <param name="encoder">From [N, 3, size, size] to [N, D]; put into evaluation mode for the time.</param>
    /// <param name="data">The pictures.</param>
    /// <param name="views">How the two views are drawn, each of the encoder's size.</param>
    /// <param name="normalisation">What the encoder was trained for.</param>
    /// <param name="seed">Decides the views.</param>
    /// <param name="machine">Where it runs.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/> before the next batch.</param>
    public static (EmbeddingSet First, EmbeddingSet Second) Embed(
        ImageEncoder encoder, ImageDataSet data, ImageViewOptions views, ImageNormalisation normalisation, long seed, ImageMachine machine, CancellationToken cancellation = default)
    {
        bool training = encoder.training;
        encoder.eval();
        try
        {
            var maker = new ImageViewMaker(data, views, normalisation, seed, machine.AugmentationThreads);
            (float[] First, float[] Second)[] batches =
            [
                .. Enumerable.Range(0, data.Count).Chunk(ImageBatches.DefaultSize).Select((samples, step) => Embed(encoder, maker, new Batch(step, Epoch: 0, samples), machine, cancellation)),
            ];
            return (new([.. batches.SelectMany(batch => batch.First)], encoder.FeatureSize), new([.. batches.SelectMany(batch => batch.Second)], encoder.FeatureSize));
        }
        finally
        {
            encoder.train(training);
        }
    }

    private static (float[] First, float[] Second) Embed(ImageEncoder encoder, ImageViewMaker maker, Batch batch, ImageMachine machine, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (first, second) = maker.Place(maker.Make(batch), machine.Device);
        return (Values(encoder.call(first)), Values(encoder.call(second)));
    }

    private static float[] Values(Tensor features) => features.cpu().data<float>().ToArray();
}
