using System.IO.Compression;
using Macl.Inputs.Files;

namespace Macl.Inputs.Text.Sentences;

/// <summary>Unpacks gzip, and refuses at its end what broke off: the framework's reader takes a truncated file for a short one.</summary>
/// <remarks>Where a packed file is whole, gzip lets another one follow. So one is put there: it can be unpacked only if the first is whole.</remarks>
internal sealed class GzipStreamReader : ForwardStream
{
    private static readonly byte[] EndMark = "end of file"u8.ToArray();
    private static readonly byte[] PackedEndMark = Pack(EndMark);

    private readonly MarkedSource _source;
    private readonly GZipStream _unpacked;
    private readonly string _file;
    private readonly long _maxBytes;
    private long _read;

    /// <param name="packed">The packed bytes.</param>
    /// <param name="file">What errors call the file.</param>
    /// <param name="maxBytes">The most that it may unpack to.</param>
    public GzipStreamReader(Stream packed, string file, long maxBytes)
    {
        _source = new MarkedSource(packed);
        _unpacked = new GZipStream(_source, CompressionMode.Decompress);
        _file = file;
        _maxBytes = maxBytes;
    }

    /// <param name="head">The first bytes of a file.</param>
    public static bool Fits(ReadOnlySpan<byte> head) => head is [0x1f, 0x8b, ..];

    /// <exception cref="DataFormatException">The file is damaged, truncated or larger than allowed.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_source.IsMarked)
        {
            return 0;
        }

        int count = Unpack(buffer);
        _read += count;
        if (_read > _maxBytes)
        {
            throw new DataFormatException(_file, $"unpacks to more than {_maxBytes:N0} bytes, the most that is allowed");
        }

        if (count == 0 && buffer.Length > 0)
        {
            ThrowIfTruncated();
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest))
        {
            packing.Write(content);
        }

        return packed.ToArray();
    }

    private void ThrowIfTruncated()
    {
        _source.AppendMark();
        Span<byte> end = stackalloc byte[EndMark.Length];
        int count = 0;
        for (int more = -1; more != 0 && count < end.Length; count += more)
        {
            more = Unpack(end[count..]);
        }

        if (!end[..count].SequenceEqual(EndMark))
        {
            throw Damaged();
        }
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return _unpacked.Read(buffer);
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(fault);
        }
    }

    private DataFormatException Damaged(Exception? fault = null) =>
        new(_file, $"is truncated or damaged: gzip unpacks only {_read:N0} bytes of it", innerException: fault);

    /// <summary>The packed bytes, and after them the mark once it is appended.</summary>
    private sealed class MarkedSource(Stream packed) : ForwardStream
    {
        private Stream _current = packed;

        public bool IsMarked { get; private set; }

        public void AppendMark() => (_current, IsMarked) = (new MemoryStream(PackedEndMark), true);

        public override int Read(Span<byte> buffer) => _current.Read(buffer);
    }
}
