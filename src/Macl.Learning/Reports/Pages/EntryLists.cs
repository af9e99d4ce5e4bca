namespace Macl.Learning.Reports.Pages;

/// <summary>Names with their values, in named groups side by side where the page is wide enough.</summary>
/// <param name="Groups">The groups, in reading order.</param>
public sealed record EntryLists(IReadOnlyList<EntryGroup> Groups) : ReportBlock;
