using Macl.Inputs.Images;
using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Vision.Batches;

/// <summary>A data set's pictures by a transform, in order: for embedding.</summary>
public static class ImageBatches
{
    /// <summary>Pictures of a batch where nothing else is said.</summary>
    public const int DefaultSize = 256;

    /// <summary>Batches that are decoded ahead where nothing else is said.</summary>
    public const int DefaultAhead = 2;

    /// <summary>Every picture once: [N, 3, size, size] in float32, normalised. The caller disposes each batch.</summary>
    /// <param name="data">The pictures.</param>
    /// <param name="transform">What the encoder was trained for.</param>
    /// <param name="device">Where the tensors go.</param>
    /// <param name="batchSize">Pictures of a batch, at least 1; the last may have fewer.</param>
    /// <param name="ahead">Batches that background threads decode while the caller uses one, each on a thread of its own; 0 decodes when asked.</param>
    /// <param name="cancellation">Ends the sequence with an <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<Tensor> InOrder(
        ImageDataSet data, ImageTransform transform, Device device, int batchSize = DefaultSize, int ahead = DefaultAhead, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(ahead);
        var pool = new PixelPool();
        var workers = new Workers<PictureWorker>();
        return Enumerable.Range(0, data.Count).Chunk(batchSize)
            .SelectAhead(pictures => Make(data, transform, pictures, pool, workers), ahead, cancellation)
            .Select(batch => Place(batch, transform, device));
    }

    private static PixelBatch Make(ImageDataSet data, ImageTransform transform, int[] pictures, PixelPool pool, Workers<PictureWorker> workers)
    {
        var batch = new PixelBatch(pool, pictures.Length, transform.Size);
        workers.ForEach(pictures.Length, threads: 1, (worker, position) =>
        {
            data.Read(pictures[position], worker.Image);
            worker.Renderer.Render(worker.Image, transform, batch[position]);
        });
        return batch;
    }

    private static Tensor Place(PixelBatch batch, ImageTransform transform, Device device)
    {
        using (batch)
        {
            return ImagePlacement.Place(batch, transform.Normalisation, device);
        }
    }
}
