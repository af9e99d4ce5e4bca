using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Macl.Vision.Augmentations;

/// <summary>Colours by torchvision's definitions, on float32 values of 0 to 255. All lengths are whole vectors.</summary>
internal static class ColourKernels
{
    /// <summary>factor · x + shift, back into the range: brightness, and contrast with its mean.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(Span<float> values, float factor, float shift)
    {
        var factors = Vector512.Create(factor);
        var shifts = Vector512.Create(shift);
        ref float value = ref MemoryMarshal.GetReference(values);
        for (int index = 0; index < values.Length; index += Lanes.Count)
        {
            Lanes.Clamp(Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref value, (nuint)index), factors, shifts)).StoreUnsafe(ref value, (nuint)index);
        }
    }

    /// <summary>factor · x + (1 − factor) · grey, back into the range; factor 0 is greyscale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Saturate(Span<float> red, Span<float> green, Span<float> blue, float factor)
    {
        var factors = Vector512.Create(factor);
        ref float reds = ref MemoryMarshal.GetReference(red);
        ref float greens = ref MemoryMarshal.GetReference(green);
        ref float blues = ref MemoryMarshal.GetReference(blue);
        for (int index = 0; index < red.Length; index += Lanes.Count)
        {
            var r = Vector512.LoadUnsafe(ref reds, (nuint)index);
            var g = Vector512.LoadUnsafe(ref greens, (nuint)index);
            var b = Vector512.LoadUnsafe(ref blues, (nuint)index);
            Vector512<float> grey = Lanes.Grey(r, g, b);
            Lanes.Clamp(Vector512.MultiplyAddEstimate(r - grey, factors, grey)).StoreUnsafe(ref reds, (nuint)index);
            Lanes.Clamp(Vector512.MultiplyAddEstimate(g - grey, factors, grey)).StoreUnsafe(ref greens, (nuint)index);
            Lanes.Clamp(Vector512.MultiplyAddEstimate(b - grey, factors, grey)).StoreUnsafe(ref blues, (nuint)index);
        }
    }

    /// <summary>Turns the hue, keeping saturation and value of HSV.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TurnHue(Span<float> red, Span<float> green, Span<float> blue, float circles)
    {
        var turn = Vector512.Create(circles * HueCircle.Sixths);
        ref float reds = ref MemoryMarshal.GetReference(red);
        ref float greens = ref MemoryMarshal.GetReference(green);
        ref float blues = ref MemoryMarshal.GetReference(blue);
        for (int index = 0; index < red.Length; index += Lanes.Count)
        {
            var r = Vector512.LoadUnsafe(ref reds, (nuint)index);
            var g = Vector512.LoadUnsafe(ref greens, (nuint)index);
            var b = Vector512.LoadUnsafe(ref blues, (nuint)index);
            Vector512<float> value = Vector512.MaxNative(r, Vector512.MaxNative(g, b));
            Vector512<float> chroma = value - Vector512.MinNative(r, Vector512.MinNative(g, b));
            Vector512<float> hue = HueCircle.Wrap(HueCircle.Sixth(r, g, b, value, chroma) + turn);
            HueCircle.Channel(hue, HueCircle.Red, value, chroma).StoreUnsafe(ref reds, (nuint)index);
            HueCircle.Channel(hue, HueCircle.Green, value, chroma).StoreUnsafe(ref greens, (nuint)index);
            HueCircle.Channel(hue, HueCircle.Blue, value, chroma).StoreUnsafe(ref blues, (nuint)index);
        }
    }

    /// <summary>From the threshold on, 255 − x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Solarise(Span<float> values, float threshold)
    {
        var from = Vector512.Create(threshold);
        var white = Vector512.Create(Lanes.White);
        ref float value = ref MemoryMarshal.GetReference(values);
        for (int index = 0; index < values.Length; index += Lanes.Count)
        {
            var x = Vector512.LoadUnsafe(ref value, (nuint)index);
            Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, from), white - x, x).StoreUnsafe(ref value, (nuint)index);
        }
    }

    /// <summary>The sum of the grey values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float SumGrey(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue)
    {
        ref float reds = ref MemoryMarshal.GetReference(red);
        ref float greens = ref MemoryMarshal.GetReference(green);
        ref float blues = ref MemoryMarshal.GetReference(blue);
        var sum = Vector512<float>.Zero;
        for (int index = 0; index < red.Length; index += Lanes.Count)
        {
            sum += Lanes.Grey(Vector512.LoadUnsafe(ref reds, (nuint)index), Vector512.LoadUnsafe(ref greens, (nuint)index), Vector512.LoadUnsafe(ref blues, (nuint)index));
        }

        return Vector512.Sum(sum);
    }
}
