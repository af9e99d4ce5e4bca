using System.Buffers.Binary;

namespace Macl.Inputs.Files;

/// <summary>The checksum of zip files (polynomial 0xEDB88320), four bytes at a time.</summary>
internal static class Crc32
{
    public const uint Start = uint.MaxValue;

    private static readonly uint[][] Tables = MakeTables();

    public static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 4; bytes = bytes[4..])
        {
            state ^= BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            state = Tables[3][state & 0xff] ^ Tables[2][(state >> 8) & 0xff] ^ Tables[1][(state >> 16) & 0xff] ^ Tables[0][state >> 24];
        }

        foreach (byte value in bytes)
        {
            state = Tables[0][(state ^ value) & 0xff] ^ (state >> 8);
        }

        return state;
    }

    public static uint Finish(uint state) => ~state;

    private static uint[][] MakeTables()
    {
        uint[][] tables = [new uint[256], new uint[256], new uint[256], new uint[256]];
        for (uint value = 0; value < 256; value++)
        {
            tables[0][value] = ShiftOut(value);
        }

        for (int table = 1; table < tables.Length; table++)
        {
            for (int value = 0; value < 256; value++)
            {
                uint previous = tables[table - 1][value];
                tables[table][value] = tables[0][previous & 0xff] ^ (previous >> 8);
            }
        }

        return tables;
    }

    private static uint ShiftOut(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}
