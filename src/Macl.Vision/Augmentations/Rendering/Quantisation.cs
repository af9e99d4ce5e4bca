using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Macl.Vision.Augmentations;

/// <summary>Rounds to whole grey levels: the one rounding of a view.</summary>
internal static class Quantisation
{
    private const int Bytes = 4 * Lanes.Count;
    private const float Half = .5f;

    /// <param name="planes">What is rounded.</param>
    /// <param name="pixels">Takes [3, size, size].</param>
    public static void Write(Planes planes, Span<byte> pixels)
    {
        for (int channel = 0; channel < Planes.Channels; channel++)
        {
            Write(planes[channel], pixels.Slice(channel * planes.Count, planes.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Write(ReadOnlySpan<float> values, Span<byte> pixels)
    {
        ref float value = ref MemoryMarshal.GetReference(values);
        int index = 0;
        for (; index <= pixels.Length - Bytes; index += Bytes)
        {
            Vector512<ushort> low = Vector512.NarrowWithSaturation(Levels(ref value, index), Levels(ref value, index + Lanes.Count));
            Vector512<ushort> high = Vector512.NarrowWithSaturation(Levels(ref value, index + 2 * Lanes.Count), Levels(ref value, index + 3 * Lanes.Count));
            Vector512.NarrowWithSaturation(low, high).StoreUnsafe(ref MemoryMarshal.GetReference(pixels), (nuint)index);
        }

        for (; index < pixels.Length; index++)
        {
            pixels[index] = (byte)Math.Clamp(values[index] + Half, 0, byte.MaxValue);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Levels(ref float value, int index) =>
        Vector512.ConvertToInt32Native(Lanes.Clamp(Vector512.LoadUnsafe(ref value, (nuint)index)) + Vector512.Create(Half)).AsUInt32();
}
