using System.Numerics;
using System.Runtime.InteropServices;

namespace Macl.Inputs.Images.Cache;

/// <summary>CRC-32C, which processors compute themselves.</summary>
internal static class PixelChecksum
{
    public static uint Of(ReadOnlySpan<byte> pixels)
    {
        uint checksum = uint.MaxValue;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(pixels))
        {
            checksum = BitOperations.Crc32C(checksum, word);
        }

        foreach (byte value in pixels[(pixels.Length & ~7)..])
        {
            checksum = BitOperations.Crc32C(checksum, value);
        }

        return ~checksum;
    }
}
