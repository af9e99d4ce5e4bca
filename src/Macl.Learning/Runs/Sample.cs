namespace Macl.Learning.Runs;

/// <summary>Measurements of the same thing.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Std">Their standard deviation (n − 1); 0 for a single one.</param>
/// <param name="Values">All of them, in the order of seeds.</param>
public sealed record Sample(double Mean, double Std, IReadOnlyList<double> Values);
