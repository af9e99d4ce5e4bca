namespace Macl.Learning.Reports.Pages;

/// <summary>A table; its first column names the rows, the others hold figures.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The cells, as many in each row as there are headings.</param>
public sealed record DataTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : ReportBlock
{
    /// <summary>Whether all columns hold texts, which share the width and are wrapped. Default false: figures, in line on the right.</summary>
    public bool HoldsTexts { get; init; }
}
