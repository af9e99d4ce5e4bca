namespace Macl.Learning.Evaluation;

/// <summary>One division of samples into a training and a test part.</summary>
/// <param name="Train">Rows to learn from, ascending.</param>
/// <param name="Test">Rows to judge on, ascending; none of them in <paramref name="Train"/>.</param>
public sealed record Fold(IReadOnlyList<int> Train, IReadOnlyList<int> Test);
