namespace Macl.Learning.Runs;

/// <summary>A mean and its spread.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Std">The standard deviation of the sample (n − 1); 0 for a single value.</param>
public sealed record Spread(double Mean, double Std);
