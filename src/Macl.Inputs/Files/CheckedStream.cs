namespace Macl.Inputs.Files;

/// <summary>Reads an archived file and refuses it at its end if length or checksum are not those that the archive states.</summary>
internal sealed class CheckedStream(Stream inner, string file, long length, uint checksum) : Stream
{
    private long _read;
    private uint _state = Crc32.Start;

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
        if (disposing)
        {
            inner.Dispose();
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
