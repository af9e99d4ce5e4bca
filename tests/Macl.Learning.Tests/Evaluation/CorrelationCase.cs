namespace Macl.Learning.Tests.Evaluation;

/// <summary>SciPy's correlations of two lists.</summary>
public sealed record CorrelationCase(string Name, double[] Similarities, double[] Scores, double Spearman, double Pearson);
