using System.Text.Json;

namespace Macl.Learning.Checkpoints;

/// <summary>Files that are either there as a whole or as they were before.</summary>
public static class DurableFile
{
    /// <summary>The ending of files that a crash left unfinished; nothing reads them.</summary>
    public const string Unfinished = ".unfinished";

    /// <summary>Writes under a temporary name, flushes to the disk, and renames.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string temporary = path + Unfinished;
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The same with the JSON of a value.</summary>
    public static void WriteJson<T>(string path, T value) => Write(path, JsonSerializer.SerializeToUtf8Bytes(value, MaclJson.Options));
}
