using Macl.Inputs.Images;
using Macl.Learning.Data;
using Macl.Vision.Batches;
using static TorchSharp.torch;

namespace Macl.Vision.Augmentations;

/// <summary>
/// Draws what <see cref="ImageViewMaker"/> draws, and makes the pixels on the device, whole batches at a time: for processors that are too few to
/// feed a GPU. Values agree with that maker's to a grey level; they are not rounded to whole levels. Pictures of one shape go together, so
/// this is meant for data whose pictures have one or few shapes.
/// </summary>
public sealed class DeviceViewMaker : IViewMaker<DeviceViews, Tensor>
{
    private readonly ImageDataSet _data;
    private readonly IReadOnlyList<ImageAugmentationOptions> _views;
    private readonly ImageNormalisation _normalisation;
    private readonly long _seed;
    private readonly PixelPool _pool = new();

    /// <param name="data">The pictures; a batch names them by their index.</param>
    /// <param name="options">How the views are drawn.</param>
    /// <param name="normalisation">What becomes of their values.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentException">Options do not agree with each other.</exception>
    public DeviceViewMaker(ImageDataSet data, ImageViewOptions options, ImageNormalisation normalisation, long seed)
    {
        options.Validate();
        (_data, _views, _normalisation, _seed) = (data, options.Views, normalisation, seed);
    }

    /// <inheritdoc/>
    public DeviceViews Make(Batch batch)
    {
        RgbImage[] images = [.. batch.Samples.Select(Read)];
        PictureGroup[] groups = [.. from position in Enumerable.Range(0, images.Length)
                                    group position by (images[position].Width, images[position].Height) into positions
                                    select new PictureGroup(_pool, [.. positions.Select(position => images[position])], [.. positions.Select(position => (long)position)])];
        return new DeviceViews(groups, [.. Enumerable.Range(0, _views.Count).Select(view => images.Select((image, position) => Draw(image, batch, position, view)).ToArray())]);
    }

    /// <inheritdoc/>
    /// <remarks>As <see cref="ImageViewMaker.Place"/>, on the device.</remarks>
    public ViewPair<Tensor> Place(DeviceViews views, Device device)
    {
        using var scope = NewDisposeScope();
        using (views)
        {
            Tensor[] pictures = [.. views.Groups.Select(group => group.ToTensor(device))];
            Tensor[] made = [.. views.Views.Select(drawn => Render(views.Groups, pictures, drawn, device))];
            return new ViewPair<Tensor>(made[0].DetachFromDisposeScope(), made[^1].DetachFromDisposeScope());
        }
    }

    private Tensor Render(IReadOnlyList<PictureGroup> groups, Tensor[] pictures, DrawnView[] drawn, Device device)
    {
        int size = drawn[0].Size;
        Tensor views = empty(drawn.Length, RgbImage.Channels, size, size, device: device);
        for (int group = 0; group < groups.Count; group++)
        {
            Tensor resized = DeviceRendering.Resize(pictures[group], [.. groups[group].Positions.Select(position => drawn[position])]);
            views.index_copy_(0, tensor(groups[group].Positions).to(device), resized);
        }

        DeviceRendering.Change(views, drawn);
        return ImagePlacement.Normalise(views, _normalisation);
    }

    private RgbImage Read(int sample)
    {
        var image = new RgbImage(1, 1);
        _data.Read(sample, image);
        return image;
    }

    private DrawnView Draw(RgbImage image, Batch batch, int position, int view) =>
        ViewDrawing.Draw(_views[view], image.Width, image.Height, _seed, batch.Epoch, batch.Samples[position], view);
}
