using Macl.Learning.Data;
using Macl.Testing;
using Macl.Vision.Augmentations;
using Macl.Vision.Batches;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Augmentations;

public sealed class DeviceViewMakerTests
{
    private static readonly ImageNormalisation Plain = new() { Mean = new(0, 0, 0), StandardDeviation = new(1 / 255.0, 1 / 255.0, 1 / 255.0) };

    private static readonly ImageViewOptions Everything = new()
    {
        First = new() { Size = 24, BlurKernel = 7 },
        Second = new() { Size = 17, BlurKernel = 5, SolariseProbability = .5 },
    };

    [Theory]
    [InlineData(null)]
    [InlineData(32)]
    public void Views_agree_with_the_processors_to_a_grey_level(int? size)
    {
        var data = new InMemoryImages(count: 60, size);
        Batch batch = new(0, 3, [.. Enumerable.Range(0, data.Count).Reverse()]);
        var here = new ImageViewMaker(data, Everything, Plain, seed: 6);
        var there = new DeviceViewMaker(data, Everything, Plain, seed: 6);

        using ViewPair<Tensor> expected = here.Place(here.Make(batch), CPU);
        using ViewPair<Tensor> actual = there.Place(there.Make(batch), CPU);

        Assert.InRange(expected.First.sub(actual.First).abs().max().item<float>(), 0, .51f);
        // A value at the threshold may be inverted on one side only: 128 becomes 127.
        Assert.InRange(expected.Second.sub(actual.Second).abs().max().item<float>(), 0, 1.51f);
    }

    [Fact]
    public void One_view_alone_stands_in_both_places()
    {
        var maker = new DeviceViewMaker(new InMemoryImages(count: 3), ImageViewOptions.One(Everything.First), Plain, seed: 1);

        ViewPair<Tensor> pair = maker.Place(maker.Make(new Batch(0, 0, [1, 2])), CPU);

        Assert.Same(pair.First, pair.Second);
        pair.Dispose();
    }

    [Fact]
    public void Views_that_were_placed_are_gone()
    {
        var maker = new DeviceViewMaker(new InMemoryImages(count: 3), Everything, Plain, seed: 1);
        DeviceViews views = maker.Make(new Batch(0, 0, [1]));
        maker.Place(views, CPU).Dispose();

        Assert.Throws<ObjectDisposedException>(() => maker.Place(views, CPU));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        var maker = new DeviceViewMaker(new InMemoryImages(count: 8), Everything, Plain, seed: 1);

        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => maker.Place(maker.Make(new Batch(0, 0, [0, 1, 2, 3, 4, 5, 6, 7])), CPU).Dispose()));
    }
}
