namespace Macl.Cli.Inspect.Sweep;

/// <summary>The shares of the hardest negatives at one temperature, the hardest first.</summary>
internal sealed record PenaltyCurve(double Temperature, IReadOnlyList<double> Penalties);
