using Macl.Inputs.Text.Sentences.Formats;
using Macl.Inputs.Text.Sentences.Formats.Parquet;
using Macl.Inputs.Text.Sentences.Formats.Tables;

namespace Macl.Inputs.Text.Sentences;

/// <summary>Opens files of sentences, pairs and triplets, and finds out by itself what they are.</summary>
/// <remarks>
/// <para>Lines of text, one sentence a line: any file that is none of the others. CSV and TSV files (.csv, .tsv) with quoted fields and line breaks
/// in them. JSON lines (.jsonl, .ndjson, .json), one object a line. Parquet files, by their first bytes. Each may be packed by gzip, whatever its name.</para>
/// <para>Text is UTF-8, with or without a byte order mark; lines end in LF or CR LF, the last may lack its end. Text is not changed in any way.</para>
/// <para>Of a file with columns <see cref="SentenceReadingOptions.Fields"/> are read. Without them: columns called sent0, anchor, query or question with
/// sent1, positive or answer, and hard_neg, hard_negative or negative if there is one; otherwise the column called text or sentence; otherwise the only
/// column of text. In any other case the file is refused with the columns that there are.</para>
/// <para>What is no sample is left out, counted and named in <see cref="SentenceDataSet.LeftOut"/>: blank lines, bytes that are no UTF-8, lines that are
/// too long or no JSON object, rows of another length or with a field missing. With <see cref="SentenceReadingOptions.KeepBlank"/> nothing is left out. A row of a CSV or TSV file that is too long, or whose quotation mark is never
/// closed, is refused: what follows it cannot be told from it.</para>
/// <para>A file larger than <see cref="SentenceReadingOptions.KeptMegabytes"/> needs no memory but an index. Of a Parquet file one group of rows is in memory at a
/// time; its columns of text are read, with null as blank, and bytes in them that are no UTF-8 are U+FFFD.</para>
/// </remarks>
public static class SentenceReader
{
    /// <param name="path">A file.</param>
    /// <param name="options">How sentences are read; null for the defaults.</param>
    /// <param name="progress">Told how much of the file is read, in ascending order.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The data set; the caller closes it.</returns>
    /// <exception cref="DataFormatException">It is no such file, is damaged or holds no sentence, has not the columns that are asked for, or nothing says which to read.</exception>
    /// <exception cref="IOException">The folder for unpacked sentences is full or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static SentenceDataSet Read(string path, SentenceReadingOptions? options = null, IProgress<SentenceReadingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new();
        using SourceFile source = SourceFile.Open(path, options, progress, cancellation);
        string name = Path.GetFileNameWithoutExtension(source.PlainName);
        return FormatDetection.Of(path, source.PlainName, source.Head()) switch
        {
            FileFormat.Table => TableRows.Read(source, name, options),
            FileFormat.JsonLines => JsonLines.Read(source, name, options),
            FileFormat.Parquet => ParquetRows.Read(source, name, options),
            _ => TextLines.Read(source, name, options),
        };
    }
}
