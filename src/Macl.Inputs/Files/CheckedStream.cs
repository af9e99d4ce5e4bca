namespace Macl.Inputs.Files;

/// <summary>Reads an archived file and refuses it at its end if length or checksum are not those that the archive states.</summary>
/// <param name="inner">The unpacked bytes.</param>
/// <param name="file">What errors call the file.</param>
/// <param name="length">Bytes that the archive states.</param>
/// <param name="checksum">The checksum that the archive states.</param>
/// <param name="closed">Called once, when nothing is read from the archive any more.</param>
internal sealed class CheckedStream(Stream inner, string file, long length, uint checksum, Action closed) : Stream
{
    private long _read;
    private uint _state = Crc32.Start;
    private bool _closed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count = ReadInner(buffer);
        _read += count;
        _state = Crc32.Append(_state, buffer[..count]);
        if (count == 0 && buffer.Length > 0)
        {
            ThrowIfDamaged();
        }

        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_closed)
        {
            _closed = true;
            inner.Dispose();
            closed();
        }

        base.Dispose(disposing);
    }

    private int ReadInner(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (InvalidDataException fault)
        {
            throw new DataFormatException(file, $"the zip file is damaged after byte {_read} of this file", innerException: fault);
        }
    }

    private void ThrowIfDamaged()
    {
        if (_read != length)
        {
            throw new DataFormatException(file, $"the zip file is damaged: {_read} bytes where it states {length}");
        }

        if (Crc32.Finish(_state) != checksum)
        {
            throw new DataFormatException(file, $"the zip file is damaged: the checksum is {Crc32.Finish(_state):x8} where it states {checksum:x8}");
        }
    }
}
