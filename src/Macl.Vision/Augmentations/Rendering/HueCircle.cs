using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Macl.Vision.Augmentations;

/// <summary>The hue of HSV in sixths of a circle: red at 0, green at 2, blue at 4.</summary>
internal static class HueCircle
{
    public const float Sixths = 6;

    /// <summary>Where each channel's curve begins, back from red: see <see cref="Channel"/>.</summary>
    public const float Red = 5;

    /// <inheritdoc cref="Red"/>
    public const float Green = 3;

    /// <inheritdoc cref="Red"/>
    public const float Blue = 1;

    private const float Tiny = 1e-30f;

    /// <summary>The hue of a colour, from −1 to 5; that of a grey is some number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sixth(Vector512<float> red, Vector512<float> green, Vector512<float> blue, Vector512<float> value, Vector512<float> chroma)
    {
        Vector512<float> isRed = Vector512.Equals(value, red);
        Vector512<float> isGreen = Vector512.Equals(value, green);
        Vector512<float> difference = Vector512.ConditionalSelect(isRed, green - blue, Vector512.ConditionalSelect(isGreen, blue - red, red - green));
        Vector512<float> start = Vector512.ConditionalSelect(isRed, Vector512<float>.Zero, Vector512.ConditionalSelect(isGreen, Vector512.Create(2f), Vector512.Create(4f)));
        return start + difference / Vector512.MaxNative(chroma, Vector512.Create(Tiny));
    }

    /// <summary>From −6 to 12 back into the circle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Wrap(Vector512<float> sixth)
    {
        var circle = Vector512.Create(Sixths);
        sixth = Vector512.ConditionalSelect(Vector512.LessThan(sixth, Vector512<float>.Zero), sixth + circle, sixth);
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(sixth, circle), sixth - circle, sixth);
    }

    /// <summary>
    /// A channel of the colour with a hue: value less chroma times a trapezium of the hue that is 0 for two sixths, rises to 1 in one,
    /// stays there for two and falls in one; the channels differ in where it begins.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Channel(Vector512<float> hue, float begin, Vector512<float> value, Vector512<float> chroma)
    {
        Vector512<float> place = Wrap(hue + Vector512.Create(begin));
        Vector512<float> trapezium = Vector512.MinNative(Vector512.MinNative(place, Vector512.Create(4f) - place), Vector512<float>.One);
        return value - chroma * Vector512.MaxNative(trapezium, Vector512<float>.Zero);
    }
}
