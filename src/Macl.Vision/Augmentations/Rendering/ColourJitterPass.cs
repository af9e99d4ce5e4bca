namespace Macl.Vision.Augmentations;

/// <summary>Colour jitter, block by block so that a block stays in the nearest cache while all operations pass over it.</summary>
/// <remarks>Contrast needs the mean grey of what the operations before it made, so there are two passes: up to contrast, and from there on.</remarks>
internal static class ColourJitterPass
{
    private const int Block = 1024;

    public static void Apply(Planes planes, ColourJitter jitter)
    {
        ReadOnlySpan<JitterOperation> order = jitter.Order.Sequence;
        int contrast = jitter.Contrast == 1 ? order.Length : order.IndexOf(JitterOperation.Contrast);
        double sum = 0;
        for (int start = 0; start < planes.PaddedCount; start += Block)
        {
            sum += ApplyBefore(planes, start, jitter, order[..contrast]);
        }

        float mean = (float)(sum / planes.Count);
        for (int start = 0; contrast < order.Length && start < planes.PaddedCount; start += Block)
        {
            Apply(planes, start, jitter, order[contrast..], mean);
        }
    }

    /// <returns>The sum of the grey values that come out. Those behind the channels are black and add nothing.</returns>
    private static float ApplyBefore(Planes planes, int start, in ColourJitter jitter, ReadOnlySpan<JitterOperation> operations)
    {
        Apply(planes, start, jitter, operations, mean: 0);
        return ColourKernels.SumGrey(BlockOf(planes, 0, start), BlockOf(planes, 1, start), BlockOf(planes, 2, start));
    }

    private static void Apply(Planes planes, int start, in ColourJitter jitter, ReadOnlySpan<JitterOperation> operations, float mean)
    {
        foreach (JitterOperation operation in operations)
        {
            Apply(BlockOf(planes, 0, start), BlockOf(planes, 1, start), BlockOf(planes, 2, start), operation, jitter, mean);
        }
    }

    private static void Apply(Span<float> red, Span<float> green, Span<float> blue, JitterOperation operation, in ColourJitter jitter, float mean)
    {
        switch (operation)
        {
            case JitterOperation.Brightness when jitter.Brightness != 1:
                Scale(red, green, blue, jitter.Brightness, shift: 0);
                break;
            case JitterOperation.Contrast when jitter.Contrast != 1:
                Scale(red, green, blue, jitter.Contrast, (1 - jitter.Contrast) * mean);
                break;
            case JitterOperation.Saturation when jitter.Saturation != 1:
                ColourKernels.Saturate(red, green, blue, jitter.Saturation);
                break;
            case JitterOperation.Hue when jitter.Hue != 0:
                ColourKernels.TurnHue(red, green, blue, jitter.Hue);
                break;
        }
    }

    private static void Scale(Span<float> red, Span<float> green, Span<float> blue, float factor, float shift)
    {
        ColourKernels.Scale(red, factor, shift);
        ColourKernels.Scale(green, factor, shift);
        ColourKernels.Scale(blue, factor, shift);
    }

    private static Span<float> BlockOf(Planes planes, int channel, int start) => planes[channel].Slice(start, Math.Min(Block, planes.PaddedCount - start));
}
