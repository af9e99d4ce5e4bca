using Macl.Inputs.Text.Sentences.Collecting;
using Macl.Inputs.Text.Sentences.Columns;
using Macl.Inputs.Text.Sentences.Storage;

namespace Macl.Inputs.Text.Sentences.Formats.Tables;

/// <summary>Reads the samples of a CSV or TSV file, one a row.</summary>
internal static class TableRows
{
    public static SentenceDataSet Read(SourceFile source, string name, SentenceReadingOptions options)
    {
        TableShape shape = TableShape.Of(source, options);
        ColumnChoice choice = ColumnChoice.Of(source.Path, shape.Columns, options.Fields);
        using var collector = new SampleCollector(source.Path, "row", choice.Names, new RecordSink(source.Path, choice.Names.Length, options), options);
        collector.Remark(choice.Remark);
        collector.Remark(shape.Dialect.Remark);
        using var reader = new TableReader(source.Path, source.Read(), shape.Dialect, options.MaxLineBytes);
        AddRows(collector, reader, shape, choice.Indices);
        return collector.Finish(name);
    }

    private static void AddRows(SampleCollector collector, TableReader reader, TableShape shape, int[] fields)
    {
        string otherCount = $"has another number of fields than the first row, which has {shape.Columns.Count}";
        bool isHeader = shape.HasHeader;
        while (reader.TryRead())
        {
            if (reader.IsBlank && isHeader)
            {
                collector.LeaveOutBlank(reader.Line);
            }
            else if (isHeader)
            {
                isHeader = false;
            }
            else if (reader.IsBlank && shape.Columns.Count > 1)
            {
                collector.AddBlank(reader.Line);
            }
            else if (reader.IsMalformed)
            {
                collector.LeaveOut("has text after a closing quotation mark", reader.Line);
            }
            else if (reader.FieldCount != shape.Columns.Count)
            {
                collector.LeaveOut(otherCount, reader.Line);
            }
            else
            {
                collector.Add(Fields(reader, fields), reader.Line);
            }
        }
    }

    private static SampleFields Fields(TableReader reader, int[] fields) =>
        new(fields.Length, reader[fields[0]], fields.Length > 1 ? reader[fields[1]] : default, fields.Length > 2 ? reader[fields[2]] : default);
}
