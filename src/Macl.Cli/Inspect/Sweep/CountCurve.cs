namespace Macl.Cli.Inspect.Sweep;

/// <summary>The mean W at one temperature.</summary>
/// <param name="Temperature">τ.</param>
/// <param name="Points">Against the number of negatives.</param>
internal sealed record CountCurve(double Temperature, IReadOnlyList<CountPoint> Points);
