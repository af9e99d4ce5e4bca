using System.Text;

namespace Macl.Inputs.Text.Sentences.Formats.Tables;

/// <summary>The first rows of a table.</summary>
/// <param name="Rows">The cells of the first rows that are not blank, at most 20.</param>
/// <param name="IsWellFormed">Whether the first thousand rows keep to the rules of quoting.</param>
/// <param name="Fault">Why no more could be read, if so.</param>
internal sealed record TablePreview(string[][] Rows, bool IsWellFormed, DataFormatException? Fault)
{
    private const int MostKept = 20;
    private const int MostRead = 1000;

    public static TablePreview Read(SourceFile source, TableDialect dialect, int maxLineBytes, int mostRows = MostRead)
    {
        var rows = new List<string[]>();
        bool isWellFormed = true;
        DataFormatException? fault = null;
        using var reader = new TableReader(source.Path, source.Preview(), dialect, maxLineBytes);
        try
        {
            for (int read = 0; read < mostRows && reader.TryRead(); read += reader.IsBlank ? 0 : 1)
            {
                isWellFormed &= !reader.IsMalformed;
                Keep(reader, rows);
            }
        }
        catch (DataFormatException found)
        {
            fault = found;
        }

        return new TablePreview([.. rows], isWellFormed && fault is null, fault);
    }

    private static void Keep(TableReader reader, List<string[]> rows)
    {
        if (rows.Count == MostKept || reader.IsBlank)
        {
            return;
        }

        string[] cells = new string[reader.FieldCount];
        for (int field = 0; field < cells.Length; field++)
        {
            cells[field] = Encoding.UTF8.GetString(reader[field]);
        }

        rows.Add(cells);
    }
}
