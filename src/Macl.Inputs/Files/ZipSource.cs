using System.Collections.Concurrent;
using System.IO.Compression;

namespace Macl.Inputs.Files;

/// <summary>A zip file, read where it lies. An open archive serves one reader at a time, so readers at the same time take one each.</summary>
internal sealed class ZipSource : FileSource
{
    private readonly Dictionary<string, int> _entries;
    private readonly ConcurrentBag<ZipArchive> _idle;

    private ZipSource(string path, ZipArchive archive, Dictionary<string, int> entries)
        : base(path)
    {
        _entries = entries;
        _idle = [archive];
        Files = [.. entries.Keys.Order(StringComparer.Ordinal)];
        Lengths = archive.Entries.Select(entry => entry.Length).ToArray();
    }

    public override IReadOnlyList<string> Files { get; }

    private long[] Lengths { get; }

    public override long LengthOf(string file) => Lengths[_entries[file]];

    public override Stream Open(string file)
    {
        ZipArchive archive = Rent();
        try
        {
            ZipArchiveEntry entry = EntryOf(archive, file);
            return new CheckedStream(entry.Open(), $"{Path}/{file}", entry.Length, entry.Crc32, () => _idle.Add(archive));
        }
        catch (Exception fault)
        {
            _idle.Add(archive);
            throw fault is InvalidDataException ? new DataFormatException($"{Path}/{file}", "the zip file is damaged here", innerException: fault) : fault;
        }
    }

    public override void Dispose()
    {
        while (_idle.TryTake(out ZipArchive? archive))
        {
            archive.Dispose();
        }
    }

    public static ZipSource Open(string path, long maxBytes, int maxDepth)
    {
        ZipArchive archive = OpenArchive(path);
        try
        {
            return new ZipSource(path, archive, ZipIndex.Of(path, archive, maxBytes, file => IsWanted(file, maxDepth)));
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    private ZipArchive Rent() => _idle.TryTake(out ZipArchive? archive) ? archive : OpenArchive(Path);

    /// <summary>The archive may have been opened later than the first one, and the file may have been replaced in between.</summary>
    private ZipArchiveEntry EntryOf(ZipArchive archive, string file)
    {
        int index = _entries[file];
        return archive.Entries.Count == Lengths.Length && archive.Entries[index].Length == Lengths[index]
            ? archive.Entries[index]
            : throw new DataFormatException(Path, "was replaced while it was read");
    }

    private static ZipArchive OpenArchive(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException fault)
        {
            throw new DataFormatException(path, "is neither a folder nor a sound zip file; give the folder or the zip file that holds the data set", innerException: fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(path, $"cannot be opened ({fault.Message.TrimEnd('.')})", innerException: fault);
        }
    }
}
