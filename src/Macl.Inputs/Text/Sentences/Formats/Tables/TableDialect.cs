using Macl.Inputs.Text.Sentences.Columns;

namespace Macl.Inputs.Text.Sentences.Formats.Tables;

/// <summary>How the rows of a table are written.</summary>
/// <param name="Separator">What stands between two fields.</param>
/// <param name="IsQuoted">Whether a field may be in quotation marks, with line breaks in it.</param>
/// <param name="Remark">What was found out about it that the user should know, if anything.</param>
internal sealed record TableDialect(char Separator, bool IsQuoted, string? Remark = null)
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>
    /// CSV files are quoted; spreadsheets in some languages write them with semicolons, so another separator is taken if it alone makes the first row
    /// name columns. TSV files are written by some programs with quoting and by others without: the rows themselves say it.
    /// </summary>
    public static TableDialect Of(SourceFile source, SentenceReadingOptions options)
    {
        bool isTabbed = Path.GetExtension(source.PlainName).Equals(".tsv", StringComparison.OrdinalIgnoreCase);
        char separator = FindSeparator(source, options, isTabbed ? '\t' : ',');
        if (options.HasQuotes is { } hasQuotes || !isTabbed)
        {
            return new TableDialect(separator, options.HasQuotes ?? true);
        }

        return TablePreview.Read(source, new TableDialect(separator, IsQuoted: true), options.MaxLineBytes).IsWellFormed
            ? new TableDialect(separator, IsQuoted: true)
            : new TableDialect(separator, IsQuoted: false, "quotation marks are read as plain characters, since the first rows use them so");
    }

    private static char FindSeparator(SourceFile source, SentenceReadingOptions options, char usual) =>
        options.HasHeader == false ? usual : Separators.Prepend(usual).FirstOrDefault(separator => NamesColumns(source, options, separator), usual);

    private static bool NamesColumns(SourceFile source, SentenceReadingOptions options, char separator) =>
        TablePreview.Read(source, new TableDialect(separator, IsQuoted: true), options.MaxLineBytes, mostRows: 1).Rows is [string[] first]
        && Array.Exists(first, cell => ColumnNames.Contain(cell) || options.Fields.Contains(cell, StringComparer.Ordinal));
}
