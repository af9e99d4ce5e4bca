using Macl.Cli.Hosting;
using Macl.Inputs.Npy;
using Macl.Learning.Checkpoints;

namespace Macl.Cli.Embed;

/// <summary>The two files that <c>macl embed</c> writes: a .npy with the vectors, and a .csv of the same name with ids and labels.</summary>
internal sealed record EmbeddingFiles
{
    private EmbeddingFiles(string vectors) => Vectors = vectors;

    /// <summary>float32, one row a sample.</summary>
    public string Vectors { get; }

    /// <summary>Each row's id and label.</summary>
    public string Ids => Path.ChangeExtension(Vectors, ".csv");

    /// <exception cref="UsageException">No such file can be there.</exception>
    public static EmbeddingFiles At(string path)
    {
        if (!string.Equals(Path.GetExtension(path), ".npy", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"--out is '{path}'; allowed: a file that ends in .npy.");
        }

        if (Directory.Exists(path))
        {
            throw new UsageException($"--out is '{path}', a folder; allowed: a file that ends in .npy.");
        }

        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return folder is null || Directory.Exists(folder) ? new EmbeddingFiles(path) : throw new UsageException($"--out is '{path}', but there is no folder {folder}.");
    }

    /// <summary>Writes each as a whole: where that fails, or its rows do, files that were there stay.</summary>
    /// <exception cref="UsageException">They cannot be written.</exception>
    public WrittenEmbeddings Write(EmbeddedSamples embedded)
    {
        try
        {
            DurableFile.Write(Vectors, file => NpyFile.Write(file, embedded.Rows, embedded.Count, embedded.Dimension));
            DurableFile.Write(Ids, file => WriteIds(file, embedded));
            return new WrittenEmbeddings(embedded.DataName, embedded.Count, embedded.Dimension, Vectors, Ids);
        }
        catch (Exception problem) when (problem is FileNotFoundException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out is '{Vectors}', where no file can be written: {problem.Message}");
        }
    }

    private static void WriteIds(Stream file, EmbeddedSamples embedded)
    {
        using var writer = new StreamWriter(file, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("id,label");
        for (int row = 0; row < embedded.Count; row++)
        {
            writer.WriteLine($"{Quoted(embedded.IdOf(row))},{(embedded.Labels is { } labels ? Quoted(labels.Names[labels.Indices[row]]) : "")}");
        }
    }

    /// <summary>As RFC 4180 has it: names of files may hold commas and quotation marks.</summary>
    private static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
