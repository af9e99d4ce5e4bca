using System.Collections.Concurrent;

namespace Macl.Vision.Batches;

/// <summary>Memory for batches of pixels that is used again and again. Safe for several threads.</summary>
internal sealed class PixelPool
{
    private readonly ConcurrentBag<byte[]> _free = [];

    /// <summary>At least this many bytes, with anything in them. Memory that is too small is given up.</summary>
    public byte[] Rent(int length) => _free.TryTake(out byte[]? pixels) && pixels.Length >= length ? pixels : GC.AllocateUninitializedArray<byte>(length);

    public void Return(byte[] pixels) => _free.Add(pixels);
}
