namespace Macl.Learning.Reports.Charts;

/// <summary>A figure of a report: what it is called and what it means; the kinds of chart derive from it.</summary>
public abstract record Chart
{
    /// <summary>The name of what is shown.</summary>
    public required string Title { get; init; }

    /// <summary>In plain words how to read it; printed under the title. Default none.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>What it shows in this case, in plain words; printed under the drawing. Default none.</summary>
    public string Finding { get; init; } = "";
}
