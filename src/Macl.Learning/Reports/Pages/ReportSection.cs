namespace Macl.Learning.Reports.Pages;

/// <summary>A part of a page with its heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Blocks">What it holds, in order. A section without blocks is left out.</param>
public sealed record ReportSection(string Title, IReadOnlyList<ReportBlock> Blocks);
