namespace Macl.Learning.Tests.Runs;

/// <summary>A folder of its own for one test, gone after it; in memory where the system offers that, since runs flush every file to the disk.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string InMemory = "/dev/shm";

    public string FullPath { get; } = Directory.CreateDirectory(Path.Combine(Directory.Exists(InMemory) ? InMemory : Path.GetTempPath(), $"macl-{Guid.NewGuid():N}")).FullName;

    /// <summary>A copy of a folder with all that is in it, but for what its owner holds while it works.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not "in-use.unfinished"))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Place(string name) => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
