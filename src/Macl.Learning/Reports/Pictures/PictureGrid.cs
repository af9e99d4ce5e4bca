using Macl.Learning.Reports.Pages;

namespace Macl.Learning.Reports.Pictures;

/// <summary>Rows of small pictures, each picture inside the page itself.</summary>
/// <param name="Rows">The rows from top to bottom.</param>
public sealed record PictureGrid(IReadOnlyList<PictureRow> Rows) : ReportBlock;
