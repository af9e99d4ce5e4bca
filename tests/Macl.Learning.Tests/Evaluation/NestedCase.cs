namespace Macl.Learning.Tests.Evaluation;

/// <summary>scikit-learn's grid search in given folds.</summary>
public sealed record NestedCase(string Set, IReadOnlyList<NestedCaseFold> Folds);
