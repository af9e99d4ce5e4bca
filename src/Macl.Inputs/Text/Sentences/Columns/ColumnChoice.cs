using System.Globalization;

namespace Macl.Inputs.Text.Sentences.Columns;

/// <summary>Which columns of a file are the fields of a sample.</summary>
/// <param name="Indices">Their numbers, from 0, one to three: text, positive, hard negative.</param>
/// <param name="Names">What they are called.</param>
/// <param name="Remark">What was chosen, if the user did not; a sentence without an end mark.</param>
internal sealed record ColumnChoice(int[] Indices, string[] Names, string? Remark)
{
    private const int MostShown = 20;

    /// <param name="file">What errors call the file.</param>
    /// <param name="columns">Its columns, at least one.</param>
    /// <param name="fields">What the user asks for; may be empty.</param>
    /// <exception cref="DataFormatException">There is no such column, or nothing says which to take.</exception>
    public static ColumnChoice Of(string file, IReadOnlyList<Column> columns, IReadOnlyList<string> fields)
    {
        int[] indices = fields.Count > 0 ? [.. fields.Select(field => Find(file, columns, field))] : FindByName(columns) ?? throw Undecided(file, columns);
        Column[] chosen = [.. indices.Select(index => columns[index])];
        string? remark = fields.Count > 0 || columns.Count == chosen.Length ? null : $"of the columns {Listed(columns)} those read are {Listed(chosen)}";
        return new ColumnChoice(indices, [.. chosen.Select(column => column.Name)], remark);
    }

    private static int Find(string file, IReadOnlyList<Column> columns, string field)
    {
        for (int index = 0; index < columns.Count; index++)
        {
            if (string.Equals(columns[index].Name, field, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= columns.Count
            ? number - 1
            : throw new DataFormatException(file, $"has no column {field}; {There(columns)}");
    }

    private static int[]? FindByName(IReadOnlyList<Column> columns) =>
        Pair(columns) ?? Only(ColumnNames.Find(columns, ColumnNames.Sentences)) ?? Only(TextColumns(columns));

    private static int[]? Pair(IReadOnlyList<Column> columns) =>
        (ColumnNames.Find(columns, ColumnNames.Queries), ColumnNames.Find(columns, ColumnNames.Positives), ColumnNames.Find(columns, ColumnNames.HardNegatives)) switch
        {
            ([int query], [int positive], [int hardNegative]) => [query, positive, hardNegative],
            ([int query], [int positive], []) => [query, positive],
            _ => null,
        };

    private static int[]? Only(int[] found) => found.Length == 1 ? found : null;

    private static int[] TextColumns(IReadOnlyList<Column> columns) => [.. Enumerable.Range(0, columns.Count).Where(index => columns[index].IsText)];

    private static DataFormatException Undecided(string file, IReadOnlyList<Column> columns)
    {
        Column[] text = [.. columns.Where(column => column.IsText)];
        return new DataFormatException(file, text.Length == 0
            ? $"has no column of text; {There(columns)}"
            : $"has {text.Length} columns of text ({Listed(text)}); name one for sentences, two for pairs of a query and its positive, or three with a hard negative");
    }

    private static string There(IReadOnlyList<Column> columns) => $"there {(columns.Count == 1 ? "is" : "are")} {Listed(columns)}";

    private static string Listed(IReadOnlyList<Column> columns) =>
        string.Join(", ", columns.Take(MostShown).Select(column => column.Name)) + (columns.Count > MostShown ? $" and {columns.Count - MostShown:N0} more" : "");
}
