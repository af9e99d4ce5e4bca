namespace Macl.Learning.Tests.Evaluation;

/// <summary>An outer test part, its inner test parts, and the accuracy.</summary>
public sealed record NestedCaseFold(int[] Test, int[][] Inner, double Accuracy);
