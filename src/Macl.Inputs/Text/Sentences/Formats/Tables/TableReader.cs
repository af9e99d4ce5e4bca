using CsvHelper;

namespace Macl.Inputs.Text.Sentences.Formats.Tables;

/// <summary>Reads the rows of a table one after the other.</summary>
internal sealed class TableReader : IDisposable
{
    private const int BufferBytes = 1 << 18;

    private readonly string _file;
    private readonly int _maxLineBytes;
    private readonly CsvReader _reader;
    private CsvMalformedReason? _malformed;

    /// <param name="file">What errors call it.</param>
    /// <param name="content">The file from its beginning; closed with this.</param>
    /// <param name="dialect">How rows are written.</param>
    /// <param name="maxLineBytes">The most bytes of a row.</param>
    public TableReader(string file, Stream content, TableDialect dialect, int maxLineBytes)
    {
        _file = file;
        _maxLineBytes = maxLineBytes;
        _reader = CsvReader.Create(content, new CsvReaderOptions
        {
            BufferSize = BufferBytes,
            DetectSeparatorHint = false,
            HasHeader = false,
            MaxRecordSize = maxLineBytes,
            Mode = dialect.IsQuoted ? CsvMode.Rfc4180 : CsvMode.NoEscape,
            OnMalformedRecord = record => _malformed = record.Reason,
            Separator = dialect.Separator,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
        });
    }

    /// <summary>The line on which the row read last begins, from 1.</summary>
    public long Line => _reader.LineNumber;

    public int FieldCount => _reader.FieldCount;

    /// <summary>Whether the row read last is an empty line.</summary>
    public bool IsBlank => FieldCount == 1 && this[0].IsEmpty;

    /// <summary>Whether the row read last has text after a closing quotation mark. A mark inside a field that does not begin with one is text.</summary>
    public bool IsMalformed => _malformed is CsvMalformedReason.TextAfterClosingQuote;

    /// <summary>A field of the row read last, unquoted; empty where the row has no such field. Valid until the next row is read.</summary>
    public ReadOnlySpan<byte> this[int field] => _reader.GetSpan(field);

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="DataFormatException">A row is too long, or a quotation mark is never closed.</exception>
    public bool TryRead()
    {
        _malformed = null;
        try
        {
            if (!_reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException fault)
        {
            throw new DataFormatException(_file, $"begins a row of more than {_maxLineBytes:N0} bytes, the most that is allowed; a quotation mark in it may not be closed", fault.LineNumber, fault);
        }

        return _malformed is CsvMalformedReason.UnterminatedQuote
            ? throw new DataFormatException(_file, "begins a row in which a quotation mark is never closed", Line)
            : true;
    }

    public void Dispose() => _reader.Dispose();
}
