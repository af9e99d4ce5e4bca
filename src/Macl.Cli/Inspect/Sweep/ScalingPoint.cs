namespace Macl.Cli.Inspect.Sweep;

/// <summary>W over the anchors at one temperature.</summary>
internal sealed record ScalingPoint(double Temperature, double Mean, double Min, double Max);
