using System.Text.Unicode;
using Macl.Inputs.Text.Sentences.Collecting;
using Macl.Inputs.Text.Sentences.Columns;

namespace Macl.Inputs.Text.Sentences.Formats;

/// <summary>Reads JSON lines: one JSON object a line, whose fields of text are the columns.</summary>
internal static class JsonLines
{
    private const string NoObject = "is no JSON object";

    public static SentenceDataSet Read(SourceFile source, string name, SentenceReadingOptions options)
    {
        ColumnChoice choice = ColumnChoice.Of(source.Path, JsonPreview.Columns(source, options.MaxLineBytes), options.Fields);
        using var collector = new SampleCollector(source.Path, "line", choice.Names, new RecordSink(source.Path, choice.Names.Length, options), options);
        collector.Remark(choice.Remark);
        using var scanner = new LineScanner(source.Read(), options.MaxLineBytes);
        var fields = new JsonFields(choice.Names);
        while (scanner.TryRead(out ReadOnlySpan<byte> line))
        {
            Add(collector, scanner, line, fields);
        }

        return collector.Finish(name);
    }

    private static void Add(SampleCollector collector, LineScanner scanner, ReadOnlySpan<byte> line, JsonFields fields)
    {
        if (scanner.IsTooLong)
        {
            collector.LeaveOutTooLong(scanner.Line);
        }
        else if (BlankText.Is(line))
        {
            collector.AddBlank(scanner.Line);
        }
        else if (!Utf8.IsValid(line))
        {
            collector.LeaveOutNoUtf8(scanner.Line);
        }
        else if (fields.TryRead(line))
        {
            collector.Add(fields.Values, scanner.Line);
        }
        else
        {
            collector.LeaveOut(NoObject, scanner.Line);
        }
    }
}
