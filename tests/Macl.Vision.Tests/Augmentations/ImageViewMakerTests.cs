using Macl.Inputs;
using Macl.Inputs.Images;
using Macl.Learning.Data;
using Macl.Testing;
using Macl.Vision.Augmentations;
using Macl.Vision.Batches;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Augmentations;

public sealed class ImageViewMakerTests
{
    private static readonly InMemoryImages Data = new(count: 30);
    private static readonly ImageAugmentationOptions Small = new() { Size = 21, BlurKernel = 5, SolariseProbability = .2 };
    private static readonly ImageNormalisation Plain = new() { Mean = new(0, 0, 0), StandardDeviation = new(1 / 255.0, 1 / 255.0, 1 / 255.0) };
    private static readonly int[] Everything = [.. Enumerable.Range(0, Data.Count)];

    [Fact]
    public void A_picture_becomes_the_same_in_any_batch_of_an_epoch()
    {
        ImageViewMaker maker = Make();
        byte[][][] together = Pixels(maker.Make(new Batch(0, 2, Everything)));

        for (int sample = Data.Count - 1; sample >= 0; sample -= 4)
        {
            byte[][][] alone = Pixels(maker.Make(new Batch(77, 2, [sample])));
            Assert.Equal([together[0][sample], together[1][sample]], [alone[0][0], alone[1][0]]);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_do_not_change_what_is_made(int threads)
    {
        Batch batch = new(0, 1, Everything);

        Assert.Equal(Pixels(Make().Make(batch)), Pixels(Make(threads: threads).Make(batch)));
    }

    [Fact]
    public void Batches_made_at_the_same_time_are_those_made_in_turn()
    {
        ImageViewMaker maker = Make();
        Batch[] batches = [.. Enumerable.Range(0, 24).Select(step => new Batch(step, step / 4, [.. Enumerable.Range(step % 4 * 5, 6)]))];
        byte[][][][] alone = [.. batches.Select(batch => Pixels(maker.Make(batch)))];

        byte[][][][] together = [.. batches.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(batch => Pixels(maker.Make(batch)))];

        Assert.Equal(alone, together);
    }

    [Fact]
    public void Seed_epoch_and_view_each_change_every_picture()
    {
        byte[][][] views = Pixels(Make().Make(new Batch(0, 0, Everything)));
        byte[][] otherEpoch = Pixels(Make().Make(new Batch(0, 1, Everything)))[0];
        byte[][] otherSeed = Pixels(Make(seed: 5).Make(new Batch(0, 0, Everything)))[0];

        Assert.All(Everything, sample => Assert.Equal(4, ((byte[][])[views[0][sample], views[1][sample], otherEpoch[sample], otherSeed[sample]]).Select(Convert.ToBase64String).Distinct().Count()));
    }

    [Fact]
    public void Tensors_hold_the_pixels_in_order()
    {
        ImageViewMaker maker = Make();
        byte[][][] pixels = Pixels(maker.Make(new Batch(0, 0, [4, 2, 9])));

        using ViewPair<Tensor> pair = maker.Place(maker.Make(new Batch(0, 0, [4, 2, 9])), CPU);

        Assert.Equal([3, 3, 21, 21], pair.First.shape);
        Assert.Equal(ScalarType.Float32, pair.Second.dtype);
        Assert.Equal(pixels[0].SelectMany(picture => picture).Select(value => (float)value), pair.First.data<float>(), EqualTo(1e-4f));
        Assert.Equal(pixels[1].SelectMany(picture => picture).Select(value => (float)value), pair.Second.data<float>(), EqualTo(1e-4f));
    }

    [Fact]
    public void Values_are_normalised_channel_by_channel()
    {
        var normalisation = new ImageNormalisation { Mean = new(.1, .2, .3), StandardDeviation = new(.5, .25, .125) };
        var maker = new ImageViewMaker(Data, ImageViewOptions.Pair(Small), normalisation, seed: 4);
        byte[] pixels = Pixels(maker.Make(new Batch(0, 0, [6])))[0][0];

        using ViewPair<Tensor> pair = maker.Place(maker.Make(new Batch(0, 0, [6])), CPU);

        const int channel = 21 * 21;
        double[] means = [.1, .2, .3];
        double[] deviations = [.5, .25, .125];
        double[] expected = [.. pixels.Select((value, index) => (value / 255.0 - means[index / channel]) / deviations[index / channel])];
        Assert.Equal(expected.Select(value => (float)value), pair.First.data<float>(), EqualTo(1e-5f));
    }

    [Fact]
    public void Each_picture_is_read_once_for_both_views()
    {
        var data = new InMemoryImages(count: 5);

        new ImageViewMaker(data, ImageViewOptions.Pair(Small), Plain, seed: 1).Make(new Batch(0, 0, [0, 1, 2, 3, 4])).Dispose();

        Assert.Equal(5, data.Reads);
    }

    [Fact]
    public void One_view_alone_stands_in_both_places()
    {
        var maker = new ImageViewMaker(Data, ImageViewOptions.One(Small), Plain, seed: 1);

        ViewPair<Tensor> pair = maker.Place(maker.Make(new Batch(0, 0, [1, 2])), CPU);

        Assert.Same(pair.First, pair.Second);
        pair.Dispose();
    }

    [Fact]
    public void Views_may_differ_in_how_they_are_drawn_and_in_size()
    {
        var views = new ImageViewOptions { First = Small, Second = Small with { Size = 12, GreyscaleProbability = 1 } };
        var maker = new ImageViewMaker(Data, views, Plain, seed: 1);

        using ViewPair<Tensor> pair = maker.Place(maker.Make(new Batch(0, 0, [1, 2])), CPU);

        Assert.Equal([2, 3, 12, 12], pair.Second.shape);
        Assert.Equal(pair.Second.select(1, 0).data<float>(), pair.Second.select(1, 2).data<float>());
        Assert.NotEqual(pair.First.select(1, 0).data<float>(), pair.First.select(1, 2).data<float>());
    }

    [Fact]
    public void Memory_is_used_again()
    {
        ImageViewMaker maker = Make();
        Batch batch = new(0, 0, Everything);
        maker.Make(batch).Dispose();
        maker.Make(batch).Dispose();

        long before = GC.GetAllocatedBytesForCurrentThread();
        maker.Make(batch).Dispose();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, 300 * Data.Count);
    }

    [Fact]
    public void Views_that_were_placed_are_gone()
    {
        ImageViewMaker maker = Make();
        ImageViews views = maker.Make(new Batch(0, 0, [1]));
        maker.Place(views, CPU).Dispose();

        Assert.Throws<ObjectDisposedException>(() => maker.Place(views, CPU));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        ImageViewMaker maker = Make();

        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => maker.Place(maker.Make(new Batch(0, 0, [1, 2, 3])), CPU).Dispose()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_picture_that_cannot_be_read_says_so_itself(int threads)
    {
        var maker = new ImageViewMaker(new BrokenImages(), ImageViewOptions.Pair(Small), Plain, seed: 1, threads);

        Assert.Equal("picture 2 is broken", Assert.Throws<InvalidDataException>(() => maker.Make(new Batch(0, 0, [0, 1, 2]))).Message);
    }

    [Fact]
    public void Options_that_do_not_agree_are_refused() =>
        Assert.Throws<ArgumentException>(() => new ImageViewMaker(Data, ImageViewOptions.Pair(Small with { MinScale = .5, MaxScale = .2 }), Plain, seed: 1));

    private static ImageViewMaker Make(long seed = 4, int threads = 1) => new(Data, ImageViewOptions.Pair(Small), Plain, seed, threads);

    private static Func<float, float, bool> EqualTo(float tolerance) => (left, right) => MathF.Abs(left - right) <= tolerance;

    /// <summary>View by view, picture by picture.</summary>
    private static byte[][][] Pixels(ImageViews views)
    {
        using (views)
        {
            return [.. views.Views.Select(view => Enumerable.Range(0, view.Count).Select(position => view[position].ToArray()).ToArray())];
        }
    }

    private sealed class BrokenImages : ImageDataSet
    {
        public override string Name => "broken";

        public override int Count => 3;

        public override ClassLabels? Labels => null;

        public override string Fingerprint => "";

        public override string NameOf(int index) => $"picture {index}";

        public override void Read(int index, RgbImage image)
        {
            if (index == 2)
            {
                throw new InvalidDataException($"{NameOf(index)} is broken");
            }

            image.Reshape(2, 2);
        }
    }
}
