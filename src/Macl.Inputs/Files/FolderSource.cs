using System.IO.Enumeration;

namespace Macl.Inputs.Files;

internal sealed class FolderSource : FileSource
{
    public FolderSource(string path, int maxDepth)
        : base(path)
    {
        ILookup<bool, string> found = Find(path, maxDepth);
        Files = [.. found[false].Order(StringComparer.Ordinal)];
        Links = [.. found[true].Order(StringComparer.Ordinal)];
    }

    public override IReadOnlyList<string> Files { get; }

    public override IReadOnlyList<string> Links { get; }

    public override long LengthOf(string file) => Reading(file, full => new FileInfo(full).Length);

    public override Stream Open(string file) =>
        Reading(file, full => new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan));

    public override void Dispose()
    {
    }

    private T Reading<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(System.IO.Path.Combine(Path, file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(file, $"cannot be opened ({fault.Message.TrimEnd('.')})", innerException: fault);
        }
    }

    /// <summary>Files (false) and links (true).</summary>
    private static ILookup<bool, string> Find(string path, int maxDepth)
    {
        try
        {
            return Enumerate(path, maxDepth).Where(entry => IsWanted(entry.File, maxDepth)).ToLookup(entry => entry.IsLink, entry => entry.File);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(path, $"cannot be read ({fault.Message.TrimEnd('.')})", innerException: fault);
        }
    }

    private static FileSystemEnumerable<(string File, bool IsLink)> Enumerate(string path, int maxDepth)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = maxDepth,
            IgnoreInaccessible = false,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        };
        return new FileSystemEnumerable<(string File, bool IsLink)>(path, (ref entry) => (Relative(path, ref entry), IsLink(ref entry)), options)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry),
        };
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static string Relative(string path, ref FileSystemEntry entry) =>
        System.IO.Path.GetRelativePath(path, entry.ToFullPath()).Replace(System.IO.Path.DirectorySeparatorChar, '/');
}
