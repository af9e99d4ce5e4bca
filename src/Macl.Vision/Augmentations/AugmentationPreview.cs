using Macl.Inputs.Images;
using Macl.Vision.Batches;

namespace Macl.Vision.Augmentations;

/// <summary>What the encoder sees, for a person to look at.</summary>
public static class AugmentationPreview
{
    private const int Gap = 2;

    /// <summary>
    /// A row for each picture: the picture itself, whole, and then its views of epoch 0, of epoch 1 and so on, as training with the seed
    /// draws them. Cells have the size of the largest view; what is between and beside pictures is black.
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
        int cell = options.Views.Max(view => view.Size) + Gap;
        var grid = new RgbImage((1 + epochs * options.Views.Count) * cell - Gap, samples.Count * cell - Gap);
        var worker = new PictureWorker();
        for (int row = 0; row < samples.Count; row++)
        {
            data.Read(samples[row], worker.Image);
            DrawOriginal(grid, worker, row * cell, cell - Gap);
            DrawViews(grid, worker, row * cell, cell, options.Views, seed, samples[row]);
        }

        return grid;
    }

    private static void DrawOriginal(RgbImage grid, PictureWorker worker, int top, int size)
    {
        RgbImage square = Square(worker.Image);
        var whole = new DrawnView { Size = size, Crop = new CropBox(0, 0, square.Width, square.Height) };
        Paint(grid, 0, top, worker.Renderer, square, whole);
    }

    private static void DrawViews(RgbImage grid, PictureWorker worker, int top, int cell, IReadOnlyList<ImageAugmentationOptions> views, long seed, int sample)
    {
        for (int left = cell, number = 0; left < grid.Width; left += cell, number++)
        {
            var (epoch, view) = Math.DivRem(number, views.Count);
            DrawnView drawn = ViewDrawing.Draw(views[view], worker.Image.Width, worker.Image.Height, seed, epoch, sample, view);
            Paint(grid, left, top, worker.Renderer, worker.Image, drawn);
        }
    }

    /// <summary>The picture in the middle of a black square.</summary>
    private static RgbImage Square(RgbImage image)
    {
        int side = Math.Max(image.Width, image.Height);
        var square = new RgbImage(side, side);
        int left = (side - image.Width) / 2;
        int top = (side - image.Height) / 2;
        int row = image.Width * RgbImage.Channels;
        for (int y = 0; y < image.Height; y++)
        {
            image.Pixels.Slice(y * row, row).CopyTo(square.Pixels[(((top + y) * side + left) * RgbImage.Channels)..]);
        }

        return square;
    }

    private static void Paint(RgbImage grid, int left, int top, ViewRenderer renderer, RgbImage image, in DrawnView view)
    {
        var planes = new byte[RgbImage.Channels * view.Size * view.Size];
        renderer.Render(image, view, planes);
        for (int index = 0; index < planes.Length; index++)
        {
            var (channel, pixel) = Math.DivRem(index, view.Size * view.Size);
            var (y, x) = Math.DivRem(pixel, view.Size);
            grid.Pixels[((top + y) * grid.Width + left + x) * RgbImage.Channels + channel] = planes[index];
        }
    }
}
