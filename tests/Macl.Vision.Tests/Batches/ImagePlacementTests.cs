using Macl.Vision.Batches;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Batches;

public sealed class ImagePlacementTests
{
    private static readonly ImageNormalisation Uneven = new() { Mean = new(.1, .2, .3), StandardDeviation = new(.5, .25, .125) };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(21)]
    public void Values_are_normalised_channel_by_channel_here_and_on_other_devices_alike(int size)
    {
        using var batch = new PixelBatch(new PixelPool(), count: 2, size);
        new Random(size).NextBytes(batch.Pixels);
        double[] means = [.1, .2, .3];
        double[] deviations = [.5, .25, .125];
        float[] expected = [.. batch.Pixels.ToArray().Select((pixel, index) => (float)((pixel / 255.0 - means[index / (size * size) % 3]) / deviations[index / (size * size) % 3]))];

        using Tensor here = ImagePlacement.Place(batch, Uneven, CPU);
        using Tensor there = ImagePlacement.Normalise(batch, Uneven, CPU);

        Assert.Equal([2, 3, size, size], here.shape);
        Assert.Equal(expected, here.data<float>(), IsNear);
        Assert.Equal(expected, there.data<float>(), IsNear);
    }

    private static bool IsNear(float left, float right) => MathF.Abs(left - right) < 2e-6f;
}
