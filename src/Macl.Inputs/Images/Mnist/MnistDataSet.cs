namespace Macl.Inputs.Images.Mnist;

/// <summary>Grey pictures as an idx file holds them; each grey level becomes red, green and blue.</summary>
internal sealed class MnistDataSet(string name, IdxFile pictures, ClassLabels? labels) : ImageDataSet
{
    public override string Name => name;

    public override int Count => pictures.Shape[0];

    public override ClassLabels? Labels => labels;

    public override string Fingerprint { get; } = ImageFingerprint.OfPixels($"grey {string.Join(" × ", pictures.Shape)}", labels, [pictures.Values]);

    public override string NameOf(int index) => index.ToString();

    public override void Read(int index, RgbImage image)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        image.Reshape(pictures.Shape[2], pictures.Shape[1]);
        Span<byte> pixels = image.Pixels;
        int size = pictures.Shape[1] * pictures.Shape[2];
        foreach (byte grey in pictures.Values.Span.Slice(index * size, size))
        {
            (pixels[0], pixels[1], pixels[2]) = (grey, grey, grey);
            pixels = pixels[RgbImage.Channels..];
        }
    }
}
