using Macl.Inputs.Text.Sentences.Collecting;
using Macl.Inputs.Text.Sentences.Storage;

namespace Macl.Inputs.Text.Sentences.Formats;

/// <summary>Reads a file of sentences, one a line.</summary>
internal static class TextLines
{
    private static readonly string[] Columns = ["text"];

    public static SentenceDataSet Read(SourceFile source, string name, SentenceReadingOptions options)
    {
        if (options.Fields.Count > 0)
        {
            throw new DataFormatException(source.Path, $"is read as lines of text, which have no column {string.Join(", ", options.Fields)}; files with columns end in .csv, .tsv, .jsonl, .ndjson, .json or .parquet");
        }

        using var collector = new SampleCollector(source.Path, "line", Columns, Sink(source, options), options);
        using var scanner = new LineScanner(source.Read(), options.MaxLineBytes);
        bool hasReturns = false;
        while (scanner.TryRead(out ReadOnlySpan<byte> line))
        {
            hasReturns = line.Contains((byte)'\r');
            if (scanner.IsTooLong)
            {
                collector.LeaveOutTooLong(scanner.Line);
            }
            else
            {
                collector.Add(new SampleFields(line), scanner.Line, scanner.Offset);
            }
        }

        return hasReturns && scanner.Line == 1
            ? throw new DataFormatException(source.Path, "is a single line with CR characters in it; lines must end in LF or CR LF")
            : collector.Finish(name);
    }

    private static ISampleSink Sink(SourceFile source, SentenceReadingOptions options) =>
        source.IsPacked || source.Length <= options.KeptBytes ? new RecordSink(source.Path, Columns.Length, options) : new LineOffsetSink(source, options.MaxLineBytes);
}
