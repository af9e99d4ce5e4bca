namespace Macl.Learning.Tests.Evaluation;

/// <summary>scikit-learn's SVC on one set, kernel and cost.</summary>
public sealed record SvmCase(string Set, string Kernel, double Cost, double[] Decisions, int[] Predictions);
