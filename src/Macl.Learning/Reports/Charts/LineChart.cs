namespace Macl.Learning.Reports.Charts;

/// <summary>Curves over a common horizontal axis.</summary>
public sealed record LineChart : Chart
{
    /// <summary>The name of the horizontal axis. Default "step".</summary>
    public string XLabel { get; init; } = "step";

    /// <summary>Whether equal distances along the horizontal axis stand for equal ratios; places of 0 or less are left out then. Default no.</summary>
    public bool XIsLogarithmic { get; init; }

    /// <summary>Whether equal distances along the vertical axis stand for equal ratios; values of 0 or less are gaps then. Default no.</summary>
    public bool YIsLogarithmic { get; init; }

    /// <summary>What follows a value of the vertical axis, such as " %". Default nothing.</summary>
    public string YUnit { get; init; } = "";

    /// <summary>The lowest value that the vertical axis must show. Default: that of the data.</summary>
    public double? YFrom { get; init; }

    /// <summary>The highest value that the vertical axis must show. Default: that of the data.</summary>
    public double? YTo { get; init; }

    /// <summary>The curves, drawn in this order. May be empty.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>Levels to compare with. Default none.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init; } = [];

    /// <summary>Places along the horizontal axis to look at, drawn as dashed lines over the whole height. Default none.</summary>
    public IReadOnlyList<ReferenceLine> Marks { get; init; } = [];
}
