using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Macl.Text.Encoders.Transformers;

/// <summary>
/// Which values dropout keeps: a number of 32 bits for each place, by a hash of the place and a key (Wellons' lowbias32, keyed before both of its rounds), below a threshold. A place
/// has the same number however long the mask is and whoever computes it, sixteen places at a time.
/// </summary>
internal static class DropoutMask
{
    private const double Numbers = 1L << 32;

    /// <summary>Writes what kept values are multiplied by, and 0 where a value is left out.</summary>
    /// <param name="key">Decides which.</param>
    /// <param name="part">The part that is left out, 0 to below 1.</param>
    /// <param name="mask">Overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ulong key, double part, Span<float> mask)
    {
        var (threshold, kept) = (Vector512.Create(Threshold(part)), Vector512.Create((float)(1 / (1 - part))));
        var (first, second) = (Vector512.Create((uint)key), Vector512.Create((uint)(key >> 32)));
        ref float start = ref MemoryMarshal.GetReference(mask);
        var places = Vector512<uint>.Indices;
        int place = 0;
        for (; place <= mask.Length - Vector512<float>.Count; place += Vector512<float>.Count)
        {
            Vector512.BitwiseAnd(Vector512.LessThanOrEqual(Hash(places, first, second), threshold).AsSingle(), kept).StoreUnsafe(ref start, (nuint)place);
            places += Vector512.Create((uint)Vector512<uint>.Count);
        }

        Span<float> last = stackalloc float[Vector512<float>.Count];
        Vector512.BitwiseAnd(Vector512.LessThanOrEqual(Hash(places, first, second), threshold).AsSingle(), kept).CopyTo(last);
        last[..(mask.Length - place)].CopyTo(mask[place..]);
    }

    /// <summary>The largest number of a value that is kept.</summary>
    private static uint Threshold(double part) => (uint)Math.Min(Numbers - 1, Math.Round((1 - part) * Numbers));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Hash(Vector512<uint> places, Vector512<uint> first, Vector512<uint> second)
    {
        var value = places + first;
        value ^= value >>> 16;
        value *= Vector512.Create(0x7feb352du);
        value ^= second;
        value ^= value >>> 15;
        value *= Vector512.Create(0x846ca68bu);
        return value ^ (value >>> 16);
    }
}
