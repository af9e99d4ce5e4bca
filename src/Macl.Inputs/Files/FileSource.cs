namespace Macl.Inputs.Files;

/// <summary>The files of a folder or of an archive, without the litter that operating systems add.</summary>
internal abstract class FileSource : IDisposable
{
    private static readonly string[] Litter = ["Thumbs.db", "ehthumbs.db", "desktop.ini"];

    private protected FileSource(string path) => Path = path;

    /// <summary>The folder or archive, as the user named it.</summary>
    public string Path { get; }

    /// <summary>Paths inside the source, with '/' between folder and file, in ordinal order.</summary>
    public abstract IReadOnlyList<string> Files { get; }

    /// <summary>Paths of symbolic links; they are not followed, so that no link leads out of the source or round in a circle.</summary>
    public virtual IReadOnlyList<string> Links => [];

    /// <summary>Bytes that the file should have: those that the archive states, or that the folder says now.</summary>
    /// <exception cref="DataFormatException">The file is gone.</exception>
    public abstract long LengthOf(string file);

    /// <summary>Several files may be open at once, on several threads.</summary>
    /// <exception cref="DataFormatException">The file cannot be opened.</exception>
    public abstract Stream Open(string file);

    public abstract void Dispose();

    /// <param name="path">A folder or a zip file.</param>
    /// <param name="maxBytes">The largest unpacked size allowed of a zip file.</param>
    /// <param name="maxDepth">How many folders deep files may lie; deeper ones are not looked at.</param>
    /// <exception cref="DataFormatException">It is neither, or a damaged or too large zip file.</exception>
    public static FileSource At(string path, long maxBytes, int maxDepth = 1)
    {
        if (Directory.Exists(path))
        {
            return new FolderSource(path, maxDepth);
        }

        return File.Exists(path)
            ? ZipSource.Open(path, maxBytes, maxDepth)
            : throw new DataFormatException(path, "there is no such folder or file; give a folder or a zip file");
    }

    private protected static bool IsWanted(string file, int maxDepth)
    {
        string[] parts = file.Split('/');
        return parts.Length <= maxDepth + 1L && parts[^1].Length > 0 && !parts.Any(IsLitter);
    }

    /// <summary>Hidden files and folders, and what operating systems leave behind.</summary>
    private static bool IsLitter(string part) =>
        part.StartsWith('.')
        || string.Equals(part, "__MACOSX", StringComparison.Ordinal)
        || Litter.Contains(part, StringComparer.OrdinalIgnoreCase);
}
