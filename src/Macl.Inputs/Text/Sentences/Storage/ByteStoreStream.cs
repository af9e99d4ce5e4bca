namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>Reads stored bytes in their order, and can be set to any place. It does not close them.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="passed">Told how many bytes lie before the place read last.</param>
internal sealed class ByteStoreStream(ByteStore bytes, Action<long> passed) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position { get; set; }

    /// <summary>Whether reading on at the end is a fault: for readers that would wait there for more.</summary>
    public bool ThrowsAtEnd { get; init; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count = bytes.Read(buffer, Position);
        Position += count;
        passed(Position);
        return count == 0 && buffer.Length > 0 && ThrowsAtEnd ? throw new EndOfStreamException("the file ends too early") : count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Current => Position,
        SeekOrigin.End => Length,
        _ => 0,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
