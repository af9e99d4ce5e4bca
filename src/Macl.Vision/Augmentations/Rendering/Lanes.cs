using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Macl.Vision.Augmentations;

/// <summary>What vectors of sixteen values have in common here.</summary>
internal static class Lanes
{
    public const int Count = 16;

    public const float White = byte.MaxValue;

    /// <summary>The luma of ITU-R 601-2, as Pillow has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Grey(Vector512<float> red, Vector512<float> green, Vector512<float> blue) =>
        Vector512.MultiplyAddEstimate(red, Vector512.Create(.299f), Vector512.MultiplyAddEstimate(green, Vector512.Create(.587f), blue * Vector512.Create(.114f)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Clamp(Vector512<float> values) => Vector512.MinNative(Vector512.MaxNative(values, Vector512<float>.Zero), Vector512.Create(White));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ToSingle(Vector128<byte> values)
    {
        if (Avx512F.IsSupported)
        {
            return Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(values));
        }

        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(values);
        return Vector512.ConvertToSingle(Vector512.Create(Widen(low), Widen(high)).AsInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Widen(Vector128<ushort> values) => Vector256.Create(Vector128.WidenLower(values), Vector128.WidenUpper(values));
}
