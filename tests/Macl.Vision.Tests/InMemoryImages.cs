using Macl.Inputs;
using Macl.Inputs.Images;

namespace Macl.Vision.Tests;

/// <summary>Pictures of noise over a gradient, of different shapes, each its own.</summary>
internal sealed class InMemoryImages : ImageDataSet
{
    private readonly RgbImage[] _images;
    private int _reads;

    /// <param name="count">Pictures.</param>
    /// <param name="size">Of each side; null: from 20 to 60, drawn.</param>
    public InMemoryImages(int count, int? size = null)
    {
        _images = [.. Enumerable.Range(0, count).Select(number => Picture(new Random(number), size))];
    }

    /// <summary>How often a picture was asked for.</summary>
    public int Reads => _reads;

    public override string Name => "in memory";

    public override int Count => _images.Length;

    public override ClassLabels? Labels => ClassLabels.From([.. Enumerable.Range(0, Count).Select(number => number % 3)]);

    public override string Fingerprint => "";

    public RgbImage this[int index] => _images[index];

    public override string NameOf(int index) => $"picture {index}";

    public override void Read(int index, RgbImage image)
    {
        Interlocked.Increment(ref _reads);
        image.Reshape(_images[index].Width, _images[index].Height);
        _images[index].Pixels.CopyTo(image.Pixels);
    }

    private static RgbImage Picture(Random random, int? size)
    {
        var image = new RgbImage(size ?? random.Next(20, 60), size ?? random.Next(20, 60));
        Span<byte> pixels = image.Pixels;
        for (int index = 0; index < pixels.Length; index++)
        {
            pixels[index] = (byte)(200 * index / pixels.Length + random.Next(56));
        }

        return image;
    }
}
