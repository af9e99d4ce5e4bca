namespace Macl.Repository.Tests;

/// <summary>The files of the repository in which the tests were built.</summary>
internal static class Checkout
{
    private static readonly string[] GeneratedFolders = ["bin", "obj", "artifacts", "TestResults", "runs"];

    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Paths from the root, with forward slashes, of all files below a folder that are not generated.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        from file in Directory.GetFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Split('/')[..^1].Any(IsGenerated)
        select path;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static bool IsGenerated(string folder) =>
        GeneratedFolders.Contains(folder, StringComparer.Ordinal) || (folder.StartsWith('.') && !folder.Equals(".ci", StringComparison.Ordinal));

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Macl.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"There is no Macl.slnx above {AppContext.BaseDirectory}.");
    }
}
