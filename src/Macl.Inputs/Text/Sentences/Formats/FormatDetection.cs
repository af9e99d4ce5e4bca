namespace Macl.Inputs.Text.Sentences.Formats;

/// <summary>Finds out what a file is: by its first bytes where they say it, otherwise by the ending of its name.</summary>
internal static class FormatDetection
{
    private static readonly (byte[] Head, string Problem)[] Strangers =
    [
        ([0xff, 0xfe], "is text in UTF-16 or UTF-32; save it as UTF-8"),
        ([0xfe, 0xff], "is text in UTF-16; save it as UTF-8"),
        ([0, 0, 0xfe, 0xff], "is text in UTF-32; save it as UTF-8"),
        ([(byte)'P', (byte)'K', 3, 4], "is a zip file; unpack it, or pack the file inside with gzip"),
        ([0x28, 0xb5, 0x2f, 0xfd], "is packed with zstd; unpack it, or pack it with gzip"),
        ([0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], "is packed with xz; unpack it, or pack it with gzip"),
        ("BZh"u8.ToArray(), "is packed with bzip2; unpack it, or pack it with gzip"),
        ([0x1f, 0x8b], "is packed with gzip twice; unpack it once"),
    ];

    /// <param name="file">What errors call it.</param>
    /// <param name="plainName">Its name without .gz.</param>
    /// <param name="head">Its first bytes, unpacked.</param>
    /// <exception cref="DataFormatException">It is something that is not read.</exception>
    public static FileFormat Of(string file, string plainName, ReadOnlySpan<byte> head)
    {
        foreach ((byte[] stranger, string problem) in Strangers)
        {
            if (head.StartsWith(stranger))
            {
                throw new DataFormatException(file, problem);
            }
        }

        if (head.StartsWith("PAR1"u8))
        {
            return FileFormat.Parquet;
        }

        return Path.GetExtension(plainName).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" => FileFormat.Table,
            ".jsonl" or ".ndjson" or ".json" => FileFormat.JsonLines,
            ".parquet" => throw new DataFormatException(file, "is no Parquet file: it does not begin with PAR1"),
            _ => FileFormat.Lines,
        };
    }
}
