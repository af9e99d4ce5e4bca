namespace Macl.Learning.Reports.Pages;

/// <summary>A figure to be seen first.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Detail">What it is to be compared with, or nothing.</param>
public sealed record Headline(string Label, string Value, string Detail = "")
{
    /// <summary>Whether this is the figure to look at first. Default no.</summary>
    public bool IsMain { get; init; }
}
