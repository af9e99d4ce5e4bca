namespace Macl.Learning.Tests.Evaluation;

/// <summary>SciPy's correlations of two lists that a formula makes.</summary>
public sealed record LargeCorrelationCase(int Count, int Levels, int ScoreLevels, double Spearman, double Pearson);
