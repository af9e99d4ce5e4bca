namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>Bytes in memory, in blocks, so that more of them never means a copy of all.</summary>
/// <param name="blocks">Full ones of <see cref="BlockBytes"/>; the last may be shorter.</param>
/// <param name="length">Bytes in all.</param>
internal sealed class MemoryBytes(IReadOnlyList<byte[]> blocks, long length) : ByteStore
{
    public const int BlockBytes = 1 << 20;

    public override long Length => length;

    public override int Read(Span<byte> buffer, long offset)
    {
        int count = (int)Math.Clamp(length - offset, 0, buffer.Length);
        int part;
        for (int done = 0; done < count; done += part)
        {
            ReadOnlySpan<byte> rest = blocks[(int)((offset + done) / BlockBytes)].AsSpan((int)((offset + done) % BlockBytes));
            part = Math.Min(rest.Length, count - done);
            rest[..part].CopyTo(buffer[done..]);
        }

        return count;
    }

    public override void Dispose()
    {
    }
}
