namespace Macl.Vision.Augmentations;

/// <summary>
/// How one view of a picture is drawn. The defaults are SimCLR's for ImageNet (Chen et al., ICML 2020, appendix A, strength 1);
/// others' are in <see cref="ImageAugmentationPresets"/>.
/// </summary>
public sealed record ImageAugmentationOptions
{
    private const double WidestHue = .5;
    private const int SidePerKernel = 10;

    /// <summary>Rows and columns of the view, 1 or more. Default 224.</summary>
    public int Size { get; init => field = AugmentationChecks.AtLeast(1, value); } = 224;

    /// <summary>The smallest part of the picture's area that is cropped, above 0 to 1. Default .08.</summary>
    public double MinScale { get; init => field = AugmentationChecks.Part(value); } = .08;

    /// <summary>The largest part of the picture's area that is cropped, above 0 to 1. Default 1.</summary>
    public double MaxScale { get; init => field = AugmentationChecks.Part(value); } = 1;

    /// <summary>The narrowest crop, width by height, above 0. Default 3/4.</summary>
    public double MinRatio { get; init => field = AugmentationChecks.Positive(value); } = 3 / 4.0;

    /// <summary>The widest crop, width by height, above 0. Default 4/3.</summary>
    public double MaxRatio { get; init => field = AugmentationChecks.Positive(value); } = 4 / 3.0;

    /// <summary>How often left and right change places, 0 to 1. Default .5.</summary>
    public double FlipProbability { get; init => field = AugmentationChecks.Probability(value); } = .5;

    /// <summary>How often colours are jittered, 0 to 1. Default .8.</summary>
    public double JitterProbability { get; init => field = AugmentationChecks.Probability(value); } = .8;

    /// <summary>The brightness factor is drawn from 1 − this, at least 0, to 1 + this; 0 or more. Default .8.</summary>
    public double Brightness { get; init => field = AugmentationChecks.NotNegative(value); } = .8;

    /// <summary>The same for contrast. Default .8.</summary>
    public double Contrast { get; init => field = AugmentationChecks.NotNegative(value); } = .8;

    /// <summary>The same for saturation. Default .8.</summary>
    public double Saturation { get; init => field = AugmentationChecks.NotNegative(value); } = .8;

    /// <summary>The hue turns by up to this either way, in circles, 0 to .5. Default .2.</summary>
    public double Hue { get; init => field = AugmentationChecks.Within(0, WidestHue, value); } = .2;

    /// <summary>How often colours go, 0 to 1. Default .2.</summary>
    public double GreyscaleProbability { get; init => field = AugmentationChecks.Probability(value); } = .2;

    /// <summary>How often the view is blurred, 0 to 1. Default .5.</summary>
    public double BlurProbability { get; init => field = AugmentationChecks.Probability(value); } = .5;

    /// <summary>The blur's smallest standard deviation in pixels, above 0. Default .1.</summary>
    public double MinSigma { get; init => field = AugmentationChecks.Positive(value); } = .1;

    /// <summary>The blur's largest standard deviation in pixels, above 0. Default 2.</summary>
    public double MaxSigma { get; init => field = AugmentationChecks.Positive(value); } = 2;

    /// <summary>The blur's taps in each direction, odd, less than twice the size. Default null: 10 % of the size, made odd (23 for 224), as in SimCLR.</summary>
    public int? BlurKernel { get; init => field = AugmentationChecks.OddOrNull(value); }

    /// <summary>How often bright values are inverted, 0 to 1. Default 0.</summary>
    public double SolariseProbability { get; init => field = AugmentationChecks.Probability(value); }

    /// <summary>The darkest value that is inverted, 0 to 255. Default 128.</summary>
    public double SolariseThreshold { get; init => field = AugmentationChecks.Within(0, byte.MaxValue, value); } = 128;

    /// <summary>The taps that are used: <see cref="BlurKernel"/>, or what follows from the size.</summary>
    internal int KernelOrDefault => BlurKernel ?? 2 * (Size / SidePerKernel / 2) + 1;

    /// <summary>Checks what no single option can.</summary>
    /// <exception cref="ArgumentException">A range is empty, or the blur's kernel is too wide for the size.</exception>
    public void Validate()
    {
        AugmentationChecks.Ordered(MinScale, MaxScale, nameof(MinScale), nameof(MaxScale));
        AugmentationChecks.Ordered(MinRatio, MaxRatio, nameof(MinRatio), nameof(MaxRatio));
        AugmentationChecks.Ordered(MinSigma, MaxSigma, nameof(MinSigma), nameof(MaxSigma));
        if (KernelOrDefault >= 2 * Size)
        {
            throw new ArgumentException($"blurKernel is {KernelOrDefault} and size {Size}; allowed: a kernel below twice the size.", paramName: null);
        }
    }
}
