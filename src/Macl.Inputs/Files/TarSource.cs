using System.Formats.Tar;
using System.IO.Compression;

namespace Macl.Inputs.Files;

/// <summary>Files of a .tar.gz archive that pass a filter, in memory: such an archive cannot be read out of its order.</summary>
internal sealed class TarSource : FileSource
{
    private readonly SortedDictionary<string, byte[]> _files;

    private TarSource(string path, SortedDictionary<string, byte[]> files)
        : base(path)
    {
        _files = files;
        Files = [.. files.Keys];
    }

    public override IReadOnlyList<string> Files { get; }

    public override long LengthOf(string file) => _files[file].Length;

    public override Stream Open(string file) => new MemoryStream(_files[file], writable: false);

    public override void Dispose()
    {
    }

    public static bool Fits(string path) =>
        path.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase);

    /// <param name="path">The archive.</param>
    /// <param name="maxBytes">The most that the archive may unpack to, with all that the filter leaves out.</param>
    /// <param name="isWanted">Says by its path whether a file is kept.</param>
    /// <exception cref="DataFormatException">The archive is damaged, or unpacks to more than is allowed.</exception>
    public static TarSource Open(string path, long maxBytes, Predicate<string> isWanted)
    {
        try
        {
            using FileStream packed = File.OpenRead(path);
            using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
            using var archive = new TarReader(unpacked);
            return new TarSource(path, Read(path, archive, Math.Min(maxBytes, Array.MaxLength), isWanted));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new DataFormatException(path, $"cannot be read as a .tar.gz archive ({fault.Message.TrimEnd('.')})", innerException: fault);
        }
    }

    private static SortedDictionary<string, byte[]> Read(string path, TarReader archive, long maxBytes, Predicate<string> isWanted)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        long bytes = 0;
        while (archive.GetNextEntry() is { } entry)
        {
            bytes += entry.Length;
            if (bytes > maxBytes)
            {
                throw new DataFormatException(path, $"unpacks to more than {maxBytes:N0} bytes, the most that is allowed");
            }

            string name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: not null } && isWanted(name))
            {
                using var content = new MemoryStream();
                entry.DataStream.CopyTo(content);
                files[name] = content.ToArray();
            }
        }

        return files;
    }
}
