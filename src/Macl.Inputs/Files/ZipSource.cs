using System.Collections.ObjectModel;
using System.IO.Compression;

namespace Macl.Inputs.Files;

internal sealed class ZipSource : FileSource
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    private ZipSource(string path, ZipArchive archive, Dictionary<string, ZipArchiveEntry> entries)
        : base(path)
    {
        _archive = archive;
        _entries = entries;
        Files = [.. entries.Keys.Order(StringComparer.Ordinal)];
    }

    public override IReadOnlyList<string> Files { get; }

    public override Stream Open(string file)
    {
        ZipArchiveEntry entry = _entries[file];
        try
        {
            return new CheckedStream(entry.Open(), $"{Path}/{file}", entry.Length, entry.Crc32);
        }
        catch (InvalidDataException fault)
        {
            throw new DataFormatException($"{Path}/{file}", "the zip file is damaged here", innerException: fault);
        }
    }

    public override void Dispose() => _archive.Dispose();

    public static ZipSource Open(string path, long maxBytes)
    {
        ZipArchive archive = OpenArchive(path);
        try
        {
            return new ZipSource(path, archive, Index(path, archive, maxBytes));
        }
        catch
        {
            archive.Dispose();
            throw;
        }
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

    private static Dictionary<string, ZipArchiveEntry> Index(string path, ZipArchive archive, long maxBytes)
    {
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        long bytes = 0;
        foreach (ZipArchiveEntry entry in ReadEntries(path, archive))
        {
            bytes += entry.Length;
            if (bytes > maxBytes)
            {
                throw new DataFormatException(path, $"unpacks to more than {maxBytes:N0} bytes, the most that is allowed");
            }

            if (IsWanted(entry.FullName))
            {
                entries[entry.FullName] = entry;
            }
        }

        return entries;
    }

    private static ReadOnlyCollection<ZipArchiveEntry> ReadEntries(string path, ZipArchive archive)
    {
        try
        {
            return archive.Entries;
        }
        catch (InvalidDataException fault)
        {
            throw new DataFormatException(path, "the zip file is damaged", innerException: fault);
        }
    }
}
