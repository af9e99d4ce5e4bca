using System.Collections.ObjectModel;
using System.IO.Compression;

namespace Macl.Inputs.Files;

/// <summary>What a zip file says that it holds, believed only where it is possible and harmless.</summary>
internal static class ZipIndex
{
    /// <summary>Archives of honest data stay far below: text reaches 10, plain bitmaps some 50.</summary>
    private const long MaxRatio = 100;

    /// <summary>Below this size the ratio says nothing, and nothing can go wrong.</summary>
    private const long HarmlessBytes = 64L << 20;

    /// <summary>The position of each wanted file among the archive's entries.</summary>
    /// <exception cref="DataFormatException">The archive is damaged, made to fill memory or disks, or has names that lead out of it.</exception>
    public static Dictionary<string, int> Of(string path, ZipArchive archive, long maxBytes, Predicate<string> isWanted)
    {
        ReadOnlyCollection<ZipArchiveEntry> entries = Read(path, archive);
        ThrowIfTooLarge(path, entries, maxBytes);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int position = 0; position < entries.Count; position++)
        {
            string file = SafeName(path, entries[position].FullName);
            if (isWanted(file) && !index.TryAdd(file, position))
            {
                throw new DataFormatException(path, $"holds the file {file} twice; pack it again with each name once");
            }
        }

        return index;
    }

    private static ReadOnlyCollection<ZipArchiveEntry> Read(string path, ZipArchive archive)
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

    private static void ThrowIfTooLarge(string path, IEnumerable<ZipArchiveEntry> entries, long maxBytes)
    {
        long archived = new FileInfo(path).Length;
        long packed = 0;
        long unpacked = 0;
        foreach (ZipArchiveEntry entry in entries)
        {
            (packed, unpacked) = (packed + entry.CompressedLength, unpacked + entry.Length);
            if (unpacked > maxBytes)
            {
                throw new DataFormatException(path, $"unpacks to more than {maxBytes:N0} bytes, the most that is allowed");
            }
        }

        if (packed > archived)
        {
            throw new DataFormatException(path, $"the zip file is damaged or made to do harm: its files overlap ({packed:N0} packed bytes in {archived:N0})");
        }

        if (unpacked > HarmlessBytes && unpacked / MaxRatio > archived)
        {
            throw new DataFormatException(path, $"unpacks to {unpacked / Math.Max(archived, 1):N0} times its size, as archives made to do harm do; at most {MaxRatio} times is allowed");
        }
    }

    /// <summary>Windows programs once wrote '\' between folder and file.</summary>
    private static string SafeName(string path, string name)
    {
        string file = name.Replace('\\', '/');
        return IsRooted(file) || file.Split('/').Any(part => part is ".." or ".") || file.Any(char.IsControl)
            ? throw new DataFormatException(path, $"holds a file called \"{Printable(name)}\"; names must be plain paths inside the archive")
            : file;
    }

    private static bool IsRooted(string file) => file.StartsWith('/') || (file.Length > 1 && file[1] == ':' && char.IsAsciiLetter(file[0]));

    private static string Printable(string name) => string.Concat(name.Select(letter => char.IsControl(letter) ? '?' : letter));
}
