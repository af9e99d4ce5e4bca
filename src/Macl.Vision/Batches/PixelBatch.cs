namespace Macl.Vision.Batches;

/// <summary>Pictures of one size in 8 bits, channel after channel: [N, 3, size, size]. Gives its memory back when it is disposed.</summary>
internal sealed class PixelBatch : IDisposable
{
    private readonly PixelPool _pool;
    private byte[]? _pixels;

    public PixelBatch(PixelPool pool, int count, int size)
    {
        (_pool, Count, Size) = (pool, count, size);
        _pixels = pool.Rent(checked(count * Picture));
    }

    /// <summary>N.</summary>
    public int Count { get; }

    /// <summary>Rows and columns.</summary>
    public int Size { get; }

    /// <summary>All pixels.</summary>
    /// <exception cref="ObjectDisposedException">They were given back.</exception>
    public Span<byte> Pixels => (_pixels ?? throw new ObjectDisposedException(nameof(PixelBatch))).AsSpan(0, Count * Picture);

    /// <summary>One picture: [3, size, size].</summary>
    public Span<byte> this[int position] => Pixels.Slice(position * Picture, Picture);

    private int Picture => 3 * Size * Size;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _pixels, null) is { } pixels)
        {
            _pool.Return(pixels);
        }
    }
}
