namespace Macl.Learning.Reports.Pages;

/// <summary>A group of names with their values.</summary>
/// <param name="Title">The name of the group.</param>
/// <param name="Entries">The entries, in order.</param>
public sealed record EntryGroup(string Title, IReadOnlyList<ReportEntry> Entries);
