namespace Macl.Learning.Reports.Pages;

/// <summary>A name and its value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, as the reader shall see it.</param>
public sealed record ReportEntry(string Name, string Value);
