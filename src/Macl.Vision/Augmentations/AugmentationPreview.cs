using Macl.Inputs.Images;
using Macl.Vision.Batches;

namespace Macl.Vision.Augmentations;

/// <summary>What the encoder sees, for a person to look at.</summary>
public static class AugmentationPreview
{
    /// <summary>
    /// A row for each picture: the picture itself, whole, and then its views of epoch 0, of epoch 1 and so on, as training with the seed
    /// draws them. Cells have the size of the largest view, on white.
    /// </summary>
    /// <param name="data">The pictures.</param>
    /// <param name="options">How views are drawn.</param>
    /// <param name="seed">The seed of training.</param>
    /// <param name="samples">Which pictures, at least one.</param>
    /// <param name="epochs">How many epochs' views, at least 1. Default 3.</param>
    /// <exception cref="ArgumentException">No picture is named, or options do not agree with each other.</exception>
    public static RgbImage Draw(ImageDataSet data, ImageViewOptions options, long seed, IReadOnlyList<int> samples, int epochs = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Count, 1, nameof(samples));
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        options.Validate();
        var worker = new PictureWorker();
        RgbImage[] cells = [.. samples.SelectMany(sample => Row(data, sample, options.Views, seed, epochs, worker))];
        return ImageGrid.Tile(cells, columns: cells.Length / samples.Count);
    }

    /// <summary>One picture, at most as large as its views, and then its views of epoch 0, of epoch 1 and so on.</summary>
    /// <param name="data">The pictures.</param>
    /// <param name="options">How views are drawn.</param>
    /// <param name="seed">The seed of training.</param>
    /// <param name="sample">Which picture.</param>
    /// <param name="epochs">How many epochs' views, at least 1. Default 3.</param>
    public static IReadOnlyList<RgbImage> Of(ImageDataSet data, ImageViewOptions options, long seed, int sample, int epochs = 3) =>
        Row(data, sample, options.Views, seed, epochs, new PictureWorker());

    private static List<RgbImage> Row(ImageDataSet data, int sample, IReadOnlyList<ImageAugmentationOptions> views, long seed, int epochs, PictureWorker worker)
    {
        RgbImage image = worker.Image;
        data.Read(sample, image);
        List<RgbImage> row = [image.Thumbnail(views.Max(view => view.Size))];
        for (int number = 0; number < epochs * views.Count; number++)
        {
            var (epoch, view) = Math.DivRem(number, views.Count);
            row.Add(Render(worker, ViewDrawing.Draw(views[view], image.Width, image.Height, seed, epoch, sample, view)));
        }

        return row;
    }

    private static RgbImage Render(PictureWorker worker, in DrawnView view)
    {
        var planes = new byte[RgbImage.Channels * view.Size * view.Size];
        worker.Renderer.Render(worker.Image, view, planes);
        var image = new RgbImage(view.Size, view.Size);
        Span<byte> pixels = image.Pixels;
        for (int index = 0; index < planes.Length; index++)
        {
            var (channel, pixel) = Math.DivRem(index, view.Size * view.Size);
            pixels[pixel * RgbImage.Channels + channel] = planes[index];
        }

        return image;
    }
}
