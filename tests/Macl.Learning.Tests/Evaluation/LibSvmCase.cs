namespace Macl.Learning.Tests.Evaluation;

/// <summary>LIBSVM's own programs on one set.</summary>
public sealed record LibSvmCase(string Set, double Gamma, double Cost, int[] Predictions);
