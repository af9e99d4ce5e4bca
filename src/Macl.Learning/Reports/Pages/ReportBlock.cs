namespace Macl.Learning.Reports.Pages;

/// <summary>A building block of a section; the kinds derive from it.</summary>
public abstract record ReportBlock;
