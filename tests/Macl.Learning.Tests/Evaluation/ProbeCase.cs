namespace Macl.Learning.Tests.Evaluation;

/// <summary>scikit-learn's LogisticRegression on one set and cost.</summary>
public sealed record ProbeCase(string Set, double Cost, bool Standardise, double[] Decisions, int[] Predictions);
