using System.Buffers;
using System.Runtime.InteropServices;

namespace Macl.Losses;

/// <summary>
/// Numbers at an address that stays and is aligned for vectors. Their memory comes from the framework's pool: fresh memory from the system would
/// cost as much as the arithmetic that a kept exponential saves.
/// </summary>
internal sealed unsafe class PooledArray : IDisposable
{
    private const int Alignment = 64;
    private const int Spare = Alignment / sizeof(float);

    private readonly float[] _array;
    private GCHandle _handle;

    /// <param name="length">How many numbers.</param>
    /// <param name="clear">Whether they are zeros at first; else they may be anything.</param>
    public PooledArray(int length, bool clear)
    {
        Length = length;
        _array = ArrayPool<float>.Shared.Rent(length + Spare);
        _handle = GCHandle.Alloc(_array, GCHandleType.Pinned);
        Start = (float*)((_handle.AddrOfPinnedObject() + Alignment - 1) & ~(nint)(Alignment - 1));
        if (clear)
        {
            new Span<float>(Start, length).Clear();
        }
    }

    /// <summary>How many numbers.</summary>
    public int Length { get; }

    /// <summary>The first number.</summary>
    public float* Start { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Start is not null)
        {
            Start = null;
            _handle.Free();
            ArrayPool<float>.Shared.Return(_array);
        }
    }
}
