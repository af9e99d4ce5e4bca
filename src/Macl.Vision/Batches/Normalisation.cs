using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Macl.Vision.Augmentations;

namespace Macl.Vision.Batches;

/// <summary>From pixel values to numbers.</summary>
internal static class Normalisation
{
    /// <summary>factor · x + shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(ReadOnlySpan<byte> pixels, float factor, float shift, Span<float> values)
    {
        ref byte pixel = ref MemoryMarshal.GetReference(pixels);
        ref float value = ref MemoryMarshal.GetReference(values);
        int index = 0;
        for (; index <= pixels.Length - Lanes.Count; index += Lanes.Count)
        {
            var lanes = Lanes.ToSingle(Vector128.LoadUnsafe(ref pixel, (nuint)index));
            Vector512.MultiplyAddEstimate(lanes, Vector512.Create(factor), Vector512.Create(shift)).StoreUnsafe(ref value, (nuint)index);
        }

        for (; index < pixels.Length; index++)
        {
            values[index] = float.MultiplyAddEstimate(pixels[index], factor, shift);
        }
    }
}
