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
        using (var file = Create(temporary))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The same piece by piece. Where <paramref name="write"/> fails, nothing is left of it.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="write">Writes all of the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        string temporary = path + Unfinished;
        try
        {
            using (var file = Create(temporary))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>The same with the JSON of a value.</summary>
    public static void WriteJson<T>(string path, T value) => Write(path, JsonSerializer.SerializeToUtf8Bytes(value, MaclJson.Options));

    private static FileStream Create(string path) => new(path, FileMode.Create, FileAccess.Write);
}
