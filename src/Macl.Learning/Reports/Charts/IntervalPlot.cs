namespace Macl.Learning.Reports.Charts;

/// <summary>Estimates with their intervals on one common horizontal axis, one below the other.</summary>
public sealed record IntervalPlot : Chart
{
    /// <summary>The name of the horizontal axis, with its unit.</summary>
    public required string XLabel { get; init; }

    /// <summary>The estimates from top to bottom. May be empty.</summary>
    public required IReadOnlyList<IntervalRow> Rows { get; init; }

    /// <summary>A level to compare with, such as 0 for differences. Default none.</summary>
    public ReferenceLine? Reference { get; init; }
}
