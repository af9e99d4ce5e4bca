using Macl.Learning.Data;

namespace Macl.Vision.Augmentations;

/// <summary>Draws the parameters of views.</summary>
internal static class ViewDrawing
{
    /// <summary>Draws one view, as torchvision's transforms draw.</summary>
    /// <param name="options">The ranges and probabilities.</param>
    /// <param name="width">Columns of the picture, at least 1.</param>
    /// <param name="height">Rows of the picture, at least 1.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static DrawnView Draw(ImageAugmentationOptions options, int width, int height, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        return new DrawnView
        {
            Size = options.Size,
            Crop = RandomCrop.Draw(options, width, height, random),
            Flip = Happens(options.FlipProbability, random),
            Jitter = Happens(options.JitterProbability, random) ? DrawJitter(options, random) : null,
            Greyscale = Happens(options.GreyscaleProbability, random),
            Blur = Happens(options.BlurProbability, random) ? DrawBlur(options, random) : null,
            SolariseThreshold = Happens(options.SolariseProbability, random) ? (float)options.SolariseThreshold : null,
        };
    }

    /// <summary>Draws the view that training sees in an epoch: it depends on nothing else.</summary>
    /// <param name="options">The ranges and probabilities.</param>
    /// <param name="width">Columns of the picture, at least 1.</param>
    /// <param name="height">Rows of the picture, at least 1.</param>
    /// <param name="seed">The seed of training.</param>
    /// <param name="epoch">From 0.</param>
    /// <param name="sample">The picture's number in its data set.</param>
    /// <param name="view">The view's number, from 0.</param>
    public static DrawnView Draw(ImageAugmentationOptions options, int width, int height, long seed, int epoch, int sample, int view) =>
        Draw(options, width, height, RandomStreams.For(seed, epoch, sample, view));

    private static bool Happens(double probability, Random random) => random.NextDouble() < probability;

    private static ColourJitter DrawJitter(ImageAugmentationOptions options, Random random) => new()
    {
        Order = new JitterOrder(random.Next(JitterOrder.Count)),
        Brightness = Factor(options.Brightness, random),
        Contrast = Factor(options.Contrast, random),
        Saturation = Factor(options.Saturation, random),
        Hue = (float)RandomCrop.Uniform(random, -options.Hue, options.Hue),
    };

    private static float Factor(double strength, Random random) => (float)RandomCrop.Uniform(random, Math.Max(0, 1 - strength), 1 + strength);

    private static GaussianBlur DrawBlur(ImageAugmentationOptions options, Random random) =>
        new(options.KernelOrDefault, (float)RandomCrop.Uniform(random, options.MinSigma, options.MaxSigma));
}
