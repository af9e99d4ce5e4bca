namespace Macl.Vision.Batches;

/// <summary>What becomes of pixel values before an encoder sees them: (x / 255 − mean) / standard deviation, channel by channel.</summary>
public sealed record ImageNormalisation
{
    /// <summary>The mean of values of 0 to 1; finite. Default: ImageNet's.</summary>
    public ChannelValues Mean { get; init => field = Finite(value); } = new(.485, .456, .406);

    /// <summary>The standard deviation of values of 0 to 1; above 0. Default: ImageNet's.</summary>
    public ChannelValues StandardDeviation { get; init => field = Positive(value); } = new(.229, .224, .225);

    /// <summary>ImageNet's, as all of torchvision's models take it.</summary>
    public static ImageNormalisation ImageNet { get; } = new();

    /// <summary>CIFAR-10's training pictures', rounded to four digits.</summary>
    public static ImageNormalisation Cifar10 { get; } = new() { Mean = new(.4914, .4822, .4465), StandardDeviation = new(.2470, .2435, .2616) };

    /// <summary>What a value of 0 to 255 of a channel is multiplied by, and what is added then.</summary>
    internal (float Factor, float Shift) Line(int channel)
    {
        double deviation = StandardDeviation[channel];
        return ((float)(1 / (byte.MaxValue * deviation)), (float)(-Mean[channel] / deviation));
    }

    private static ChannelValues Finite(ChannelValues value) =>
        double.IsFinite(value.Red + value.Green + value.Blue) ? value : throw new ArgumentOutOfRangeException(nameof(value), $"mean is {value}; allowed: finite numbers.");

    private static ChannelValues Positive(ChannelValues value) =>
        value is { Red: > 0, Green: > 0, Blue: > 0 } && double.IsFinite(value.Red + value.Green + value.Blue)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"standardDeviation is {value}; allowed: finite numbers above 0.");
}
