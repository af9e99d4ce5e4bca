namespace Macl.Inputs.Files;

/// <summary>The files of a folder or of a zip archive, down to one sub-folder, without the litter that operating systems add.</summary>
internal abstract class FileSource : IDisposable
{
    private protected FileSource(string path) => Path = path;

    /// <summary>The folder or archive, as the user named it.</summary>
    public string Path { get; }

    /// <summary>Paths inside the source, with '/' between folder and file.</summary>
    public abstract IReadOnlyList<string> Files { get; }

    /// <exception cref="DataFormatException">The file cannot be opened.</exception>
    public abstract Stream Open(string file);

    public abstract void Dispose();

    /// <param name="path">A folder or a zip file.</param>
    /// <param name="maxBytes">The largest unpacked size allowed of a zip file.</param>
    /// <exception cref="DataFormatException">It is neither, or a damaged or too large zip file.</exception>
    public static FileSource At(string path, long maxBytes)
    {
        if (Directory.Exists(path))
        {
            return new FolderSource(path);
        }

        return File.Exists(path)
            ? ZipSource.Open(path, maxBytes)
            : throw new DataFormatException(path, "there is no such folder or file; give a folder or a zip file");
    }

    private protected static bool IsWanted(string file)
    {
        string[] parts = file.Split('/');
        return parts.Length <= 2 && parts[^1].Length > 0 && !parts.Contains("__MACOSX", StringComparer.Ordinal) && !parts[^1].StartsWith("._", StringComparison.Ordinal);
    }
}
