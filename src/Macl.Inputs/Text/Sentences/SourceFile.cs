using Macl.Inputs.Files;
using Macl.Inputs.Text.Sentences.Storage;

namespace Macl.Inputs.Text.Sentences;

/// <summary>A file that is read from its beginning as often as needed, unpacked if it is packed by gzip, whatever its name.</summary>
internal sealed class SourceFile : IDisposable
{
    /// <summary>As many first bytes as every format shows itself in.</summary>
    private const int HeadBytes = 64;

    private readonly SentenceReadingOptions _options;
    private readonly ReadingMeter _meter;
    private readonly CancellationToken _cancellation;
    private FileBytes? _bytes;
    private ByteStore? _unpacked;

    private SourceFile(string path, FileBytes bytes, SentenceReadingOptions options, IProgress<SentenceReadingProgress>? progress, CancellationToken cancellation)
    {
        Path = path;
        _bytes = bytes;
        _options = options;
        _cancellation = cancellation;
        _meter = new ReadingMeter(progress, bytes.Length, cancellation);
        Length = bytes.Length;
        IsPacked = GzipStreamReader.Fits(ReadHead(new ByteStoreStream(bytes, static _ => { })));
    }

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>Bytes of the file as it lies; at least 1.</summary>
    public long Length { get; }

    public bool IsPacked { get; }

    /// <summary>The file's name without folder and without .gz.</summary>
    public string PlainName => WholeFile.PlainName(System.IO.Path.GetFileName(Path));

    /// <exception cref="DataFormatException">It is no file that can be opened, or empty.</exception>
    public static SourceFile Open(string path, SentenceReadingOptions options, IProgress<SentenceReadingProgress>? progress, CancellationToken cancellation)
    {
        FileBytes bytes = FileBytes.Open(path);
        try
        {
            return bytes.Length > 0
                ? new SourceFile(path, bytes, options, progress, cancellation)
                : throw new DataFormatException(path, "is empty; it must hold at least one line of text");
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The unpacked content from its beginning; progress is told.</summary>
    public Stream Read() => Open(_meter.Pass);

    /// <summary>The unpacked content from its beginning, to look at some of it.</summary>
    public Stream Preview() => Open(PassPreview);

    /// <summary>The first bytes of the unpacked content.</summary>
    public byte[] Head()
    {
        using Stream content = Preview();
        return ReadHead(content);
    }

    /// <summary>The unpacked content, to be read at any place but beyond its end; progress is told. Closed with this.</summary>
    /// <exception cref="IOException">The file cannot be unpacked for want of room.</exception>
    public Stream ReadAnywhere()
    {
        _unpacked = IsPacked ? Unpack() : null;
        return new ByteStoreStream(_unpacked ?? _bytes!, _unpacked is null ? _meter.Pass : PassPreview) { ThrowsAtEnd = true };
    }

    /// <summary>The file's bytes, for a new owner.</summary>
    public ByteStore TakeBytes()
    {
        FileBytes bytes = _bytes!;
        _bytes = null;
        return bytes;
    }

    public void Dispose()
    {
        _bytes?.Dispose();
        _unpacked?.Dispose();
    }

    private void PassPreview(long bytes) => _cancellation.ThrowIfCancellationRequested();

    private Stream Open(Action<long> passed)
    {
        var stored = new ByteStoreStream(_bytes!, passed);
        return IsPacked ? new GzipStreamReader(stored, Path, _options.MaxUnpackedBytes) : stored;
    }

    private ByteStore Unpack()
    {
        using var spool = new Spool(_options.KeptBytes, _options.SpoolFolder);
        using Stream content = Read();
        byte[] chunk = new byte[1 << 16];
        for (int count = content.Read(chunk); count > 0; count = content.Read(chunk))
        {
            spool.Append(chunk.AsSpan(0, count));
        }

        return spool.Finish();
    }

    private static byte[] ReadHead(Stream content)
    {
        byte[] head = new byte[HeadBytes];
        return head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }
}
