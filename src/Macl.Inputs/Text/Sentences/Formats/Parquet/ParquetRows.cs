using System.Text;
using global::Parquet;
using global::Parquet.Schema;
using Macl.Inputs.Text.Sentences.Collecting;
using Macl.Inputs.Text.Sentences.Columns;
using Macl.Inputs.Text.Sentences.Storage;

namespace Macl.Inputs.Text.Sentences.Formats.Parquet;

/// <summary>Reads the samples of a Parquet file, one a row, a group of rows at a time.</summary>
internal sealed class ParquetRows
{
    /// <summary>So many rows need little memory, whatever the size of the file.</summary>
    private const long HarmlessRows = 1 << 20;

    private readonly SampleCollector _collector;
    private readonly int _maxLineBytes;
    private readonly byte[][] _fields;
    private long _row;

    private ParquetRows(SampleCollector collector, int fieldCount, int maxLineBytes)
    {
        _collector = collector;
        _maxLineBytes = maxLineBytes;
        _fields = [.. Enumerable.Range(0, fieldCount).Select(_ => Array.Empty<byte>())];
    }

    public static SentenceDataSet Read(SourceFile source, string name, SentenceReadingOptions options)
    {
        using Stream content = source.ReadAnywhere();
        ParquetFooter.Check(source.Path, content);
        ParquetReader reader = Reading(source.Path, () => ParquetReader.CreateAsync(content));
        Field[] fields = [.. Reading(source.Path, () => Task.FromResult(reader.Schema)).Fields];
        ColumnChoice choice = ColumnChoice.Of(source.Path, [.. fields.Select(field => new Column(field.Name, IsText(field)))], options.Fields);
        DataField[] chosen = [.. choice.Indices.Select(index => AsText(source.Path, fields, index))];
        using var collector = new SampleCollector(source.Path, "row", choice.Names, new RecordSink(source.Path, chosen.Length, options), options);
        collector.Remark(choice.Remark);
        var rows = new ParquetRows(collector, chosen.Length, options.MaxLineBytes);
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            rows.Add(ReadColumns(source.Path, group, chosen, content.Length));
        }

        return collector.Finish(name);
    }

    private static bool IsText(Field field) => field is DataField { IsArray: false } data && data.ClrType == typeof(ReadOnlyMemory<char>);

    private static DataField AsText(string file, Field[] fields, int index) => IsText(fields[index])
        ? (DataField)fields[index]
        : throw new DataFormatException(file, $"has a column {fields[index].Name}, but it holds no text; columns of text: {string.Join(", ", fields.Where(IsText).Select(field => field.Name).DefaultIfEmpty("none"))}");

    private static string?[][] ReadColumns(string file, ParquetRowGroupReader group, DataField[] columns, long fileBytes)
    {
        if (group.RowCount < 0 || (group.RowCount > HarmlessRows && group.RowCount > fileBytes))
        {
            throw new DataFormatException(file, $"is damaged: it states {group.RowCount:N0} rows in {fileBytes:N0} bytes");
        }

        return [.. columns.Select(column => Reading(file, () => ReadColumn(group, column)))];
    }

    private static async Task<string?[]> ReadColumn(ParquetRowGroupReader group, DataField column)
    {
        string?[] texts = group.GetMetadata(column)?.MetaData?.NumValues == group.RowCount
            ? new string?[group.RowCount]
            : throw new InvalidDataException($"the column {column.Name} has another number of rows than the others");
        await group.ReadAsync(column, texts);
        return texts;
    }

    /// <summary>Whatever the library says about a damaged file becomes one line.</summary>
    private static T Reading<T>(string file, Func<Task<T>> read)
    {
        try
        {
            return read().GetAwaiter().GetResult();
        }
        catch (Exception fault) when (fault is not (DataFormatException or OperationCanceledException))
        {
            throw new DataFormatException(file, $"is damaged, or no Parquet file that can be read ({fault.Message.Split('\n')[0].TrimEnd('.', '\r')})", innerException: fault);
        }
    }

    private void Add(string?[][] columns)
    {
        for (int index = 0; index < columns[0].Length; index++)
        {
            _row++;
            SampleFields fields = Encode(columns, index);
            if (LengthOf(fields) > _maxLineBytes)
            {
                _collector.LeaveOutTooLong(_row);
            }
            else
            {
                _collector.Add(fields, _row);
            }
        }
    }

    private static int LengthOf(in SampleFields fields) => fields[0].Length + fields[1].Length + fields[2].Length;

    private SampleFields Encode(string?[][] columns, int row) =>
        new(columns.Length, Encode(columns, 0, row), Encode(columns, 1, row), Encode(columns, 2, row));

    private ReadOnlySpan<byte> Encode(string?[][] columns, int field, int row)
    {
        if (field >= columns.Length || columns[field][row] is not { } text)
        {
            return default;
        }

        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_fields[field].Length < most)
        {
            _fields[field] = new byte[most];
        }

        return _fields[field].AsSpan(0, Encoding.UTF8.GetBytes(text, _fields[field]));
    }
}
