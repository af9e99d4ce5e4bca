using System.Runtime.InteropServices;

namespace Macl.Losses;

/// <summary>Zeros aligned for vectors, outside the garbage-collected heap.</summary>
/// <param name="length">How many numbers.</param>
internal sealed unsafe class NativeArray(long length) : IDisposable
{
    private const int Alignment = 64;

    /// <summary>How many numbers.</summary>
    public long Length => length;

    /// <summary>The first number.</summary>
    public float* Start { get; private set; } = Allocate(length);

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
    }

    private static float* Allocate(long length)
    {
        nuint bytes = (nuint)length * sizeof(float);
        float* start = (float*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(start, bytes);
        return start;
    }
}
