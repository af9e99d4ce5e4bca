using System.Globalization;
using Macl.Inputs.Text.Sentences.Columns;

namespace Macl.Inputs.Text.Sentences.Formats.Tables;

/// <summary>What the first rows of a table say about all of them.</summary>
/// <param name="Dialect">How rows are written.</param>
/// <param name="HasHeader">Whether the first row names the columns.</param>
/// <param name="Columns">The columns of the first row.</param>
internal sealed record TableShape(TableDialect Dialect, bool HasHeader, IReadOnlyList<Column> Columns)
{
    /// <exception cref="DataFormatException">There is no row, or the first cannot be read.</exception>
    public static TableShape Of(SourceFile source, SentenceReadingOptions options)
    {
        TableDialect dialect = TableDialect.Of(source, options);
        TablePreview preview = TablePreview.Read(source, dialect, options.MaxLineBytes);
        if (preview.Rows is not [string[] first, .. string[][] others])
        {
            throw preview.Fault ?? new DataFormatException(source.Path, "holds no row of a table");
        }

        return options.HasHeader ?? IsHeader(first, others, options.Fields)
            ? new TableShape(dialect, HasHeader: true, Named(first, others))
            : new TableShape(dialect, HasHeader: false, Named([.. Enumerable.Range(1, first.Length).Select(NumberOf)], preview.Rows));
    }

    private static Column[] Named(string[] names, string[][] rows) => [.. names.Select((name, column) => new Column(name, Cells(rows, column).Any(IsText)))];

    private static string NumberOf(int column) => column.ToString(CultureInfo.InvariantCulture);

    /// <summary>A header has a name that is looked for, or a word above a column of numbers.</summary>
    private static bool IsHeader(string[] first, string[][] others, IReadOnlyList<string> fields) =>
        fields.Any(field => !int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        || Array.Exists(first, ColumnNames.Contain)
        || Enumerable.Range(0, first.Length).Any(column => IsText(first[column]) && AreNumbers([.. Cells(others, column)]));

    private static bool AreNumbers(string[] cells) => cells.Length > 0 && Array.TrueForAll(cells, IsNumber);

    private static IEnumerable<string> Cells(string[][] rows, int column) => rows.Where(row => column < row.Length).Select(row => row[column]);

    private static bool IsText(string cell) => !string.IsNullOrWhiteSpace(cell) && !IsNumber(cell);

    private static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
