namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryBytes(ReadOnlyMemory<byte> bytes) : ByteStore
{
    public override long Length => bytes.Length;

    public override int Read(Span<byte> buffer, long offset)
    {
        int start = (int)Math.Min(offset, bytes.Length);
        int count = Math.Min(buffer.Length, bytes.Length - start);
        bytes.Span.Slice(start, count).CopyTo(buffer);
        return count;
    }

    public override void Dispose()
    {
    }
}
