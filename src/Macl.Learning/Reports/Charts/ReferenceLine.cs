namespace Macl.Learning.Reports.Charts;

/// <summary>A level to compare with, drawn as a dashed line over the whole chart.</summary>
/// <param name="Value">Where, in the units of the chart.</param>
/// <param name="Label">What the level is, in a few letters.</param>
public sealed record ReferenceLine(double Value, string Label);
