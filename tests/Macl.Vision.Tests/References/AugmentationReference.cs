using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using Macl.Inputs.Images;
using Macl.Vision.Augmentations;

namespace Macl.Vision.Tests.References;

/// <summary>What torchvision makes of pictures: written by <c>make_augmentations.py</c>.</summary>
public sealed record AugmentationReference(
    Dictionary<string, AugmentationReference.Picture> Sources,
    IReadOnlyList<AugmentationReference.Case> Operations,
    IReadOnlyList<AugmentationReference.Case> Chains,
    IReadOnlyList<AugmentationReference.Evaluation> Evaluations,
    IReadOnlyList<AugmentationReference.Fallback> Fallbacks)
{
    private static readonly Lazy<AugmentationReference> Loaded = new(Load);

    public static AugmentationReference All => Loaded.Value;

    /// <summary>A source picture.</summary>
    public RgbImage Source(string name)
    {
        Picture picture = Sources[name];
        var image = new RgbImage(picture.Width, picture.Height);
        picture.Pixels.CopyTo(image.Pixels);
        return image;
    }

    private static AugmentationReference Load()
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "References", "augmentations.json.gz")), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<AugmentationReference>(file, JsonSerializerOptions.Web)!;
    }

    public sealed record Picture(int Width, int Height, byte[] Pixels);

    public sealed record Case(string Source, string? By, View View, byte[] Expected)
    {
        public float[] ExpectedValues => MemoryMarshal.Cast<byte, float>(Expected).ToArray();

        public string Title => $"{Source} by {By}: {View}";
    }

    public sealed record Evaluation(string Source, int Size, double Ratio, byte[] Expected);

    public sealed record Fallback(int Width, int Height, double MinRatio, double MaxRatio, int[] Crop);

    public sealed record View(int Size, int[] Crop, bool Flip, int[]? Order, float? Brightness, float? Contrast, float? Saturation, float? Hue, bool Greyscale, int? Kernel, float? Sigma, float? Threshold)
    {
        internal DrawnView ToDrawn() => new()
        {
            Size = Size,
            Crop = Box(Crop),
            Flip = Flip,
            Jitter = (Brightness ?? Contrast ?? Saturation ?? Hue) is null ? null : new ColourJitter
            {
                Order = Order is null ? default : Enumerable.Range(0, JitterOrder.Count).Select(number => new JitterOrder(number)).Single(order => order.Sequence.SequenceEqual([.. Order.Select(index => (JitterOperation)index)])),
                Brightness = Brightness ?? 1,
                Contrast = Contrast ?? 1,
                Saturation = Saturation ?? 1,
                Hue = Hue ?? 0,
            },
            Greyscale = Greyscale,
            Blur = Kernel is { } kernel ? new GaussianBlur(kernel, Sigma!.Value) : null,
            SolariseThreshold = Threshold,
        };

        internal static CropBox Box(int[] crop) => new(crop[0], crop[1], crop[2], crop[3]);
    }
}
