using Macl.Cli.Hosting;
using Macl.Inputs.Npy;

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

        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return folder is null || Directory.Exists(folder) ? new EmbeddingFiles(path) : throw new UsageException($"--out is '{path}', but there is no folder {folder}.");
    }

    /// <exception cref="UsageException">They cannot be written.</exception>
    public void Write(EmbeddedSamples embedded)
    {
        try
        {
            NpyFile.Write(Vectors, embedded.Embeddings.Values, embedded.Embeddings.Count, embedded.Embeddings.Dimension);
            File.WriteAllLines(Ids, Rows(embedded).Prepend("id,label"));
        }
        catch (Exception problem) when (problem is FileNotFoundException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out is '{Vectors}', where no file can be written: {problem.Message}");
        }
    }

    private static IEnumerable<string> Rows(EmbeddedSamples embedded) => Enumerable.Range(0, embedded.Embeddings.Count)
        .Select(row => $"{Quoted(embedded.IdOf(row))},{(embedded.Labels is { } labels ? Quoted(labels.Names[labels.Indices[row]]) : "")}");

    /// <summary>As RFC 4180 has it: names of files may hold commas and quotation marks.</summary>
    private static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
