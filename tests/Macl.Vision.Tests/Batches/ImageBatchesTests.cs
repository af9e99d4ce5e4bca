using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Testing;
using Macl.Vision.Batches;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Batches;

public sealed class ImageBatchesTests
{
    private static readonly ImageNormalisation Plain = new() { Mean = new(0, 0, 0), StandardDeviation = new(1 / 255.0, 1 / 255.0, 1 / 255.0) };

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Every_picture_comes_once_in_order(int ahead)
    {
        var data = new InMemoryImages(count: 11, size: 8);
        var transform = new ImageTransform { Size = 8, Normalisation = Plain };
        float[] expected = [.. Enumerable.Range(0, data.Count).SelectMany(index => Planar(data[index].Pixels))];

        Tensor[] batches = [.. ImageBatches.InOrder(data, transform, CPU, batchSize: 4, ahead, TestContext.Current.CancellationToken)];

        Assert.Equal([4, 4, 3], batches.Select(batch => batch.shape[0]));
        Assert.Equal(expected, batches.SelectMany(batch => batch.data<float>()), (left, right) => MathF.Abs(left - right) < 1e-4f);
        Array.ForEach(batches, batch => batch.Dispose());
    }

    [Fact]
    public void Pictures_of_any_shape_become_the_size()
    {
        var data = new InMemoryImages(count: 6);

        using Tensor batch = Assert.Single(ImageBatches.InOrder(data, new ImageTransform { Size = 16 }, CPU, cancellation: TestContext.Current.CancellationToken));

        Assert.Equal([6, 3, 16, 16], batch.shape);
    }

    [Theory]
    [InlineData(500, 375, 224, 341, 256)]
    [InlineData(375, 500, 224, 256, 341)]
    [InlineData(224, 224, 224, 224, 224)]
    [InlineData(225, 224, 224, 257, 256)]
    [InlineData(100, 100, 224, 256, 256)]
    public void The_short_side_becomes_the_size_by_the_crop_ratio(int width, int height, int size, int resizedWidth, int resizedHeight) =>
        Assert.Equal((resizedWidth, resizedHeight), new ImageTransform { Size = size }.Resized(width, height));

    [Fact]
    public void A_transform_comes_back_from_a_model_file()
    {
        var transform = new ImageTransform { Size = 32, CropRatio = 1, Normalisation = ImageNormalisation.Cifar10 };

        Assert.Equal(transform, JsonSerializer.Deserialize<ImageTransform>(JsonSerializer.Serialize(transform, MaclJson.Options), MaclJson.Options));
    }

    [Fact]
    public void Normalisations_that_divide_by_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageNormalisation { StandardDeviation = new(1, 0, 1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageNormalisation { Mean = new(double.NaN, 0, 0) });
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        var data = new InMemoryImages(count: 5);

        Assert.Equal(0, LeakGuard.TensorsLeftBy(() =>
        {
            foreach (Tensor batch in ImageBatches.InOrder(data, new ImageTransform { Size = 8 }, CPU, batchSize: 2))
            {
                batch.Dispose();
            }
        }));
    }

    private static IEnumerable<float> Planar(Span<byte> pixels)
    {
        byte[] interleaved = pixels.ToArray();
        return Enumerable.Range(0, 3).SelectMany(channel => interleaved.Where((_, index) => index % 3 == channel)).Select(value => (float)value);
    }
}
