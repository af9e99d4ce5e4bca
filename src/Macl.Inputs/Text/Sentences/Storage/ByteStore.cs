namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>Bytes that several threads may read at any place at the same time.</summary>
internal abstract class ByteStore : IDisposable
{
    public abstract long Length { get; }

    /// <summary>Fills the buffer, up to the end of the bytes.</summary>
    /// <returns>Bytes read: fewer than the buffer holds only at the end.</returns>
    public abstract int Read(Span<byte> buffer, long offset);

    public abstract void Dispose();
}
