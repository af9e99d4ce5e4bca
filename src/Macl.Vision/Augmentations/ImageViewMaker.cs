using Macl.Inputs.Images;
using Macl.Learning.Data;
using Macl.Vision.Batches;
using static TorchSharp.torch;

namespace Macl.Vision.Augmentations;

/// <summary>
/// Draws the views of pictures and makes their pixels. What a picture becomes depends on the seed, the epoch, the picture and the view
/// alone. Each picture is read once for all of its views.
/// </summary>
public sealed class ImageViewMaker : IViewMaker<ImageViews, Tensor>
{
    private readonly ImageDataSet _data;
    private readonly IReadOnlyList<ImageAugmentationOptions> _views;
    private readonly ImageNormalisation _normalisation;
    private readonly long _seed;
    private readonly int _threads;
    private readonly PixelPool _pool = new();
    private readonly Workers<PictureWorker> _workers = new();

    /// <param name="data">The pictures; a batch names them by their index.</param>
    /// <param name="options">How the views are drawn.</param>
    /// <param name="normalisation">What becomes of their values.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="threads">The most threads that work on one batch, at least 1. Batches that are made at the same time have as many each.</param>
    /// <exception cref="ArgumentException">Options do not agree with each other.</exception>
    public ImageViewMaker(ImageDataSet data, ImageViewOptions options, ImageNormalisation normalisation, long seed, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        options.Validate();
        (_data, _views, _normalisation, _seed, _threads) = (data, options.Views, normalisation, seed, threads);
    }

    /// <inheritdoc/>
    public ImageViews Make(Batch batch)
    {
        PixelBatch[] views = [.. _views.Select(view => new PixelBatch(_pool, batch.Samples.Count, view.Size))];
        _workers.ForEach(batch.Samples.Count, _threads, (worker, position) => MakeOne(worker, batch, position, views));
        return new ImageViews(views);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Each is [N, 3, size, size] in float32, normalised. The views' memory goes back to this maker. Where there is one view alone, both
    /// places of the pair hold the same tensor.
    /// </remarks>
    public ViewPair<Tensor> Place(ImageViews views, Device device)
    {
        using (views)
        {
            Tensor first = ImagePlacement.Place(views.Views[0], _normalisation, device);
            return new ViewPair<Tensor>(first, views.Views.Count == 1 ? first : ImagePlacement.Place(views.Views[1], _normalisation, device));
        }
    }

    private void MakeOne(PictureWorker worker, Batch batch, int position, PixelBatch[] views)
    {
        int sample = batch.Samples[position];
        _data.Read(sample, worker.Image);
        for (int view = 0; view < views.Length; view++)
        {
            DrawnView drawn = ViewDrawing.Draw(_views[view], worker.Image.Width, worker.Image.Height, _seed, batch.Epoch, sample, view);
            worker.Renderer.Render(worker.Image, drawn, views[view][position]);
        }
    }
}
