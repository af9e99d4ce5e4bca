using Macl.Inputs.Images;
using Macl.Learning.Data;
using Macl.Vision.Augmentations;
using Macl.Vision.Batches;

namespace Macl.Vision.Tests.Augmentations;

public sealed class AugmentationPreviewTests
{
    private const int Size = 16;
    private const int Cell = Size + 2;

    private static readonly ImageViewOptions Views = ImageViewOptions.Pair(new() { Size = Size });

    [Fact]
    public void A_row_shows_the_picture_and_then_the_views_that_training_sees()
    {
        var data = new InMemoryImages(count: 5, size: Size);
        var maker = new ImageViewMaker(data, Views, ImageNormalisation.ImageNet, seed: 8);

        RgbImage grid = AugmentationPreview.Draw(data, Views, seed: 8, [3, 1], epochs: 2);

        Assert.Equal((5 * Cell - 2, 2 * Cell - 2), (grid.Width, grid.Height));
        Assert.Equal(data[1].Pixels.ToArray(), Part(grid, 0, Cell));
        Assert.Equal(Interleaved(maker, epoch: 0, sample: 3, view: 0), Part(grid, Cell, 0));
        Assert.Equal(Interleaved(maker, epoch: 0, sample: 1, view: 1), Part(grid, 2 * Cell, Cell));
        Assert.Equal(Interleaved(maker, epoch: 1, sample: 1, view: 1), Part(grid, 4 * Cell, Cell));
    }

    [Fact]
    public void A_picture_that_is_no_square_is_shown_whole_with_white_above_and_below()
    {
        var data = new InMemoryImages(count: 30);
        int wide = Enumerable.Range(0, data.Count).First(index => data[index].Width > 2 * data[index].Height);

        RgbImage grid = AugmentationPreview.Draw(data, Views, seed: 8, [wide], epochs: 1);

        byte[] cell = Part(grid, 0, 0);
        Assert.All(cell[..(3 * Size)], value => Assert.Equal(255, value));
        Assert.Contains(cell[(Size / 2 * 3 * Size)..], value => value < 255);
    }

    [Fact]
    public void Pictures_and_epochs_are_asked_for()
    {
        var data = new InMemoryImages(count: 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => AugmentationPreview.Draw(data, Views, seed: 8, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => AugmentationPreview.Draw(data, Views, seed: 8, [0], epochs: 0));
    }

    private static byte[] Part(RgbImage grid, int left, int top) =>
        [.. Enumerable.Range(top, Size).SelectMany(y => grid.Pixels.Slice((y * grid.Width + left) * 3, 3 * Size).ToArray())];

    private static byte[] Interleaved(ImageViewMaker maker, int epoch, int sample, int view)
    {
        using ImageViews views = maker.Make(new Batch(0, epoch, [sample]));
        byte[] planes = views.Views[view].Pixels.ToArray();
        return [.. Enumerable.Range(0, planes.Length).Select(index => planes[index % 3 * Size * Size + index / 3])];
    }
}
