namespace Macl.Learning.Tests.Evaluation;

/// <summary>scikit-learn's nested cross-validation of logistic regression on one set.</summary>
public sealed record TransferCase(string Set, IReadOnlyList<TransferCaseFold> Folds);
