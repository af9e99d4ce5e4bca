using System.Buffers.Binary;
using System.Numerics;

namespace Macl.Learning.Data;

/// <summary>xoshiro256** (Blackman and Vigna, 2021), with every number taken from its 64-bit outputs in a way that is written here.</summary>
internal sealed class Xoshiro256(ulong first, ulong second, ulong third, ulong fourth) : Random
{
    private (ulong A, ulong B, ulong C, ulong D) _state = (first, second, third, fourth);

    public override int Next() => (int)NextInt64(int.MaxValue);

    public override int Next(int maxValue) => (int)NextInt64(maxValue);

    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    public override long NextInt64() => NextInt64(long.MaxValue);

    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    /// <summary>The high half of a product with the range (Lemire, 2019); its bias is below range / 2⁶⁴.</summary>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        ulong range = (ulong)maxValue - (ulong)minValue;
        return (long)((ulong)minValue + Math.BigMul(NextBits(), range, out _));
    }

    public override double NextDouble() => Sample();

    public override float NextSingle() => (NextBits() >> 40) * (1f / (1u << 24));

    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        for (int start = 0; start < buffer.Length; start += word.Length)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, NextBits());
            word[..Math.Min(word.Length, buffer.Length - start)].CopyTo(buffer[start..]);
        }
    }

    protected override double Sample() => (NextBits() >> 11) * (1.0 / (1ul << 53));

    private ulong NextBits()
    {
        var (a, b, c, d) = _state;
        c ^= a;
        d ^= b;
        _state = (a ^ d, b ^ c, c ^ (b << 17), BitOperations.RotateLeft(d, 45));
        return BitOperations.RotateLeft(b * 5, 7) * 9;
    }
}
