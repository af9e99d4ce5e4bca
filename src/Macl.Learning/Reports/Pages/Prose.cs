namespace Macl.Learning.Reports.Pages;

/// <summary>A paragraph of plain text.</summary>
/// <param name="Text">The text.</param>
public sealed record Prose(string Text) : ReportBlock;
