namespace Macl.Cli.Inspect.Sweep;

/// <summary>One point of a <see cref="CountCurve"/>.</summary>
internal sealed record CountPoint(int Negatives, double Scaling);
