namespace Macl.Learning.Runs;

/// <summary>A mean with its 95 % confidence interval by Student's t.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">The lower end; null for a single value.</param>
/// <param name="High">The upper end; null for a single value.</param>
public sealed record Interval(double Mean, double? Low, double? High);
