using System.Globalization;

namespace Macl.Repository.Tests.Documents;

/// <summary>A table of committed results: a line of column names, and lines of values.</summary>
/// <param name="file">Its path from the root of the repository.</param>
internal sealed class ResultsCsv(string file)
{
    private readonly string[][] _lines = [.. Checkout.Read(file).Trim().ReplaceLineEndings("\n").Split('\n').Select(line => line.Split(','))];

    public IReadOnlyList<string> Columns => _lines[0];

    public IEnumerable<string[]> Rows => _lines.Skip(1);

    public int IndexOf(string column) => Array.IndexOf(_lines[0], column);

    public static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
