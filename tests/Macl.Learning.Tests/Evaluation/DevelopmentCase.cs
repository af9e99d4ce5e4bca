namespace Macl.Learning.Tests.Evaluation;

/// <summary>scikit-learn's logistic regression on every third row of a set, with C chosen on the next ones and judged on the rest.</summary>
public sealed record DevelopmentCase(string Set, double Cost, double InnerAccuracy, double Accuracy, double? F1);
