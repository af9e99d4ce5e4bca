using System.Buffers;

namespace Macl.Graphs.Batches;

/// <summary>Short-lived working memory from the shared pool, cleared.</summary>
internal readonly ref struct Rented<T> : IDisposable
    where T : unmanaged
{
    private readonly T[] _array;

    public Rented(int length)
    {
        _array = ArrayPool<T>.Shared.Rent(length);
        Span = _array.AsSpan(0, length);
        Span.Clear();
    }

    public Span<T> Span { get; }

    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
