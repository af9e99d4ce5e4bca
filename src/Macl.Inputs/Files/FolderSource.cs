namespace Macl.Inputs.Files;

internal sealed class FolderSource(string path) : FileSource(path)
{
    public override IReadOnlyList<string> Files { get; } = [.. Find(path)];

    public override Stream Open(string file)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, file), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(file, $"cannot be opened ({fault.Message.TrimEnd('.')})", innerException: fault);
        }
    }

    public override void Dispose()
    {
    }

    private static IEnumerable<string> Find(string path) =>
        Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Select(file => System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'))
            .Where(IsWanted)
            .Order(StringComparer.Ordinal);
}
